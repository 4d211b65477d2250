using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

internal static class Projection
{
    public static Relation Project(Relation input, IReadOnlyList<Assignment> assignments, Binder binder)
    {
        var names = new ColumnNames();
        var bound = assignments.Select(a => (Name: names.Of(a), Value: binder.Bind(a.Value))).ToArray();
        RequireUnique(bound.Select(b => b.Name), assignments[0].Value.Position);
        return new Relation(
            [.. bound.Select(b => new Column(b.Name, b.Value.Type))],
            input.Rows.Select(row => Array.ConvertAll(bound, b => b.Value.Evaluate(row))));
    }

    public static Relation Extend(Relation input, IReadOnlyList<Assignment> assignments, Binder binder)
    {
        var names = new ColumnNames();
        var bound = assignments.Select(a => (Name: names.Of(a), Value: binder.Bind(a.Value))).ToArray();
        RequireUnique(bound.Select(b => b.Name), assignments[0].Value.Position);
        var columns = input.Columns.ToList();
        var places = new int[bound.Length];
        for (var i = 0; i < bound.Length; i++)
        {
            var column = new Column(bound[i].Name, bound[i].Value.Type);
            places[i] = columns.FindIndex(c => c.Name == column.Name);
            if (places[i] < 0)
            {
                places[i] = columns.Count;
                columns.Add(column);
            }
            else
            {
                columns[places[i]] = column;
            }
        }

        return new Relation(columns, input.Rows.Select(Widen));

        object?[] Widen(object?[] row)
        {
            var wide = new object?[columns.Count];
            row.CopyTo(wide, 0);
            for (var i = 0; i < bound.Length; i++)
            {
                wide[places[i]] = bound[i].Value.Evaluate(row);
            }

            return wide;
        }
    }

    public static Relation Away(Relation input, ProjectAwayStage stage)
    {
        var gone = stage.Columns.Select(name => Find(input.Columns, name, stage.Position)).ToHashSet();
        var kept = Enumerable.Range(0, input.Columns.Count).Where(i => !gone.Contains(i)).ToArray();
        return Pick(input, kept, input.Columns);
    }

    public static Relation Rename(Relation input, ProjectRenameStage stage)
    {
        var columns = input.Columns.ToList();
        foreach (var assignment in stage.Columns)
        {
            if (assignment is not { Name: { } name, Value: NameExpression old })
            {
                throw new KqlException("project-rename takes NewName = OldName.", stage.Position);
            }

            var at = Find(input.Columns, old.Name, old.Position);
            columns[at] = columns[at] with { Name = name };
        }

        RequireUnique(columns.Select(c => c.Name), stage.Position);
        return input with { Columns = columns };
    }

    public static int Find(IReadOnlyList<Column> columns, string name, int position)
    {
        var at = columns.ToList().FindIndex(c => c.Name == name);
        return at >= 0 ? at : throw new KqlException($"The name '{name}' does not refer to any known column.", position);
    }

    private static Relation Pick(Relation input, int[] kept, IReadOnlyList<Column> columns) =>
        new([.. kept.Select(i => columns[i])], input.Rows.Select(row => Array.ConvertAll(kept, i => row[i])));

    private static void RequireUnique(IEnumerable<string> names, int position)
    {
        if (names.GroupBy(n => n).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new KqlException($"A column with the name '{twice.Key}' is already declared.", position);
        }
    }
}
