using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

/// <summary><c>arg_max</c> and <c>arg_min</c>: the row with the extreme value, as several columns.</summary>
internal static class ArgumentAggregate
{
    public static IEnumerable<Aggregate> Bind(CallExpression call, IReadOnlyList<Column> columns, Binder binder)
    {
        if (call.Arguments.Count < 2 || ColumnNames.Path(call.Arguments[0]) is not { } first)
        {
            throw new KqlException($"{call.Function}() takes a column and the columns to return, or *.", call.Position);
        }

        var key = binder.BindKey(call.Arguments[0]);
        var sign = call.Function == "arg_max" ? 1 : -1;
        yield return new Aggregate(new Column(first, key.Type), rows => Best(rows) is { } row ? key.Evaluate(row) : null);

        var others = call.Arguments.Skip(1).SelectMany(a => a is StarExpression
            ? columns.Where(c => c.Name != first).Select(c => (Expression)new NameExpression(a.Position, c.Name))
            : [a]);
        foreach (var other in others)
        {
            var value = binder.Bind(other);
            var name = ColumnNames.Path(other) ?? throw new KqlException("Name this column with extend first.", other.Position);
            yield return new Aggregate(new Column(name, value.Type), rows => Best(rows) is { } row ? value.Evaluate(row) : null);
        }

        object?[]? Best(IReadOnlyList<object?[]> rows) =>
            rows.Aggregate((object?[]?)null, (best, row) => key.Evaluate(row) is { } value && (best is null || Comparison.Order(value, key.Evaluate(best)) * sign > 0) ? row : best);
    }
}
