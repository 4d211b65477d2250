namespace Compliance.Simulator.Kql.Operators;

internal static class Union
{
    public static Relation Apply(int position, IEnumerable<Relation> inputs)
    {
        var all = inputs.ToList();
        var columns = new List<Column>();
        foreach (var column in all.SelectMany(r => r.Columns))
        {
            var known = columns.Find(c => c.Name == column.Name);
            if (known is null)
            {
                columns.Add(column);
            }
            else if (known.Type != column.Type)
            {
                throw new KqlException($"The column '{column.Name}' has more than one type in this union.", position);
            }
        }

        return new Relation(columns, all.SelectMany(relation => Aligned(relation, columns)));
    }

    private static IEnumerable<object?[]> Aligned(Relation relation, List<Column> columns)
    {
        var places = columns.Select(c => relation.Columns.ToList().FindIndex(r => r.Name == c.Name)).ToArray();
        return relation.Rows.Select(row => columns.Select((c, i) => places[i] >= 0 ? row[places[i]] : c.Type == KqlType.Text ? "" : null).ToArray());
    }
}
