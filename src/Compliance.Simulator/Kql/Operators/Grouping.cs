using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

internal static class Grouping
{
    public static Relation Distinct(Relation input, IReadOnlyList<Assignment> columns, DateTimeOffset now)
    {
        var keys = columns.Count > 0 ? columns : [.. input.Columns.Select(c => new Assignment(c.Name, new NameExpression(-1, c.Name)))];
        return Summarize(input, new SummarizeStage(-1, [], keys), now);
    }

    public static Relation Summarize(Relation input, SummarizeStage stage, DateTimeOffset now)
    {
        var binder = new Binder(input.Columns, now);
        var names = new ColumnNames();
        var keys = stage.Keys.Select(k => (Name: names.Of(k), Value: binder.BindKey(k.Value))).ToArray();
        var aggregates = stage.Aggregates.SelectMany(a => Aggregate.Bind(a, input.Columns, binder)).ToArray();
        var columns = keys.Select(k => new Column(k.Name, k.Value.Type)).Concat(aggregates.Select(a => a.Column)).ToArray();
        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw new KqlException($"A column with the name '{twice.Key}' is already declared.", stage.Position);
        }

        var groups = new Dictionary<object?[], List<object?[]>>(RowEquality.Instance);
        if (keys.Length == 0)
        {
            // Without keys there is one group, even of no rows.
            groups[[]] = [];
        }

        foreach (var row in input.Rows)
        {
            var key = Array.ConvertAll(keys, k => k.Value.Evaluate(row));
            if (!groups.TryGetValue(key, out var members))
            {
                groups[key] = members = [];
            }

            members.Add(row);
        }

        return new Relation(columns, [.. groups.Select(g => (object?[])[.. g.Key, .. aggregates.Select(a => a.Compute(g.Value))])]);
    }
}
