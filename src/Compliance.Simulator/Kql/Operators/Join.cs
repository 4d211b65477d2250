using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

internal static class Join
{
    public static Relation Apply(Relation left, Relation right, JoinStage stage)
    {
        var leftKeys = Places(left, stage.Keys.Select(k => k.Left), stage.Position);
        var rightKeys = Places(right, stage.Keys.Select(k => k.Right), stage.Position);
        for (var i = 0; i < leftKeys.Length; i++)
        {
            if (left.Columns[leftKeys[i]].Type != right.Columns[rightKeys[i]].Type)
            {
                throw new KqlException("The two sides of a join key must have one type.", stage.Position);
            }
        }

        // Nothing reads the right side where the left has no row.
        var matches = new Lazy<ILookup<object?[], object?[]>>(() => right.Rows.ToLookup(row => Array.ConvertAll(rightKeys, i => row[i]), RowEquality.Instance));
        IEnumerable<object?[]> Matching(object?[] row) => matches.Value[Array.ConvertAll(leftKeys, i => row[i])];
        if (stage.Kind is "innerunique" or "inner" or "leftsemi" && right.Rows.TryGetNonEnumeratedCount(out var count) && count == 0)
        {
            // And nothing the left side where it could match nothing.
            left = left with { Rows = [] };
        }

        return stage.Kind switch
        {
            "leftanti" => left with { Rows = left.Rows.Where(row => !Matching(row).Any()) },
            "leftsemi" => left with { Rows = left.Rows.Where(row => Matching(row).Any()) },
            "innerunique" => Both(left, right, left.Rows.DistinctBy(row => Array.ConvertAll(leftKeys, i => row[i]), RowEquality.Instance), Matching),
            "inner" => Both(left, right, left.Rows, Matching),
            _ => Both(left, right, left.Rows, row => Matching(row).DefaultIfEmpty(Nothing(right.Columns))),
        };
    }

    private static Relation Both(Relation left, Relation right, IEnumerable<object?[]> rows, Func<object?[], IEnumerable<object?[]>> matching) => new(
        [.. left.Columns, .. Renamed(left.Columns, right.Columns)],
        rows.SelectMany(row => matching(row).Select(other => (object?[])[.. row, .. other])));

    /// <summary>A row of nulls; text is empty instead.</summary>
    private static object?[] Nothing(IReadOnlyList<Column> columns) => [.. columns.Select(c => c.Type == KqlType.Text ? "" : (object?)null)];

    private static List<Column> Renamed(IReadOnlyList<Column> left, IReadOnlyList<Column> right)
    {
        var taken = left.Select(c => c.Name).ToHashSet();
        var renamed = new List<Column>();
        foreach (var column in right)
        {
            var name = column.Name;
            for (var suffix = 1; !taken.Add(name); suffix++)
            {
                name = $"{column.Name}{suffix}";
            }

            renamed.Add(column with { Name = name });
        }

        return renamed;
    }

    private static int[] Places(Relation relation, IEnumerable<string> names, int position)
    {
        var places = names.Select(name => Projection.Find(relation.Columns, name, position)).ToArray();
        return Array.Exists(places, i => relation.Columns[i].Type == KqlType.Dynamic)
            ? throw new KqlException("A join key must not be dynamic; cast it, for example with tostring().", position)
            : places;
    }
}
