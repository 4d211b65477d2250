using Compliance.Simulator.Kql.Functions;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

internal sealed record Aggregate(Column Column, Func<IReadOnlyList<object?[]>, object?> Compute)
{
    public static IEnumerable<Aggregate> Bind(Assignment assignment, IReadOnlyList<Column> columns, Binder binder)
    {
        if (assignment.Value is not CallExpression call)
        {
            throw new KqlException("summarize takes aggregate functions.", assignment.Value.Position);
        }

        return call.Function is "arg_max" or "arg_min"
            ? ArgumentAggregate.Bind(call, columns, binder)
            : [BindOne(assignment.Name, call, binder)];
    }

    private static Aggregate BindOne(string? name, CallExpression call, Binder binder)
    {
        RequireArguments(call);
        var value = call.Arguments.Count == 0 ? null : call.Function is "countif" or "dcountif" or "sumif" ? null : binder.Bind(call.Arguments[0]);
        return call.Function switch
        {
            "count" => new(Named("count_", KqlType.Long), rows => (long)rows.Count),
            "countif" => CountIf(binder.BindCondition(call.Arguments[0])),
            "make_set" or "makeset" => new(Named(Default("set"), KqlType.Dynamic), rows => DynamicFunctions.ToElement(Present(rows).Distinct(ValueEquality.Instance).Take(Most()))),
            "make_list" or "makelist" => new(Named(Default("list"), KqlType.Dynamic), rows => DynamicFunctions.ToElement(Present(rows).Take(Most()))),
            "min" => new(Named(Default("min"), value!.Type), rows => Extreme(rows, -1)),
            "max" => new(Named(Default("max"), value!.Type), rows => Extreme(rows, 1)),
            "sum" => new(Named(Default("sum"), RequireNumber()), Sum),
            "avg" => new(Named(Default("avg"), RequireNumber() is var _ ? KqlType.Real : default), rows => Present(rows).Select(Values.ToReal).OfType<double>().DefaultIfEmpty(double.NaN).Average()),
            "dcount" => new(Named(Default("dcount"), KqlType.Long), rows => (long)Present(rows).Distinct(ValueEquality.Instance).Count()),
            "any" => new(Named(Default("any"), value!.Type), Any),
            "take_any" => new(Named(ColumnNames.Path(call.Arguments[0]) ?? "take_any_", value!.Type), Any),
            _ => throw new KqlException($"The aggregate '{call.Function}' is not supported.", call.Position),
        };

        Column Named(string fallback, KqlType type) => new(name ?? fallback, type);
        string Default(string prefix) => $"{prefix}_{ColumnNames.Path(call.Arguments[0])}";
        IEnumerable<object?> Present(IReadOnlyList<object?[]> rows) => rows.Select(value!.Evaluate).Where(v => Values.Unwrap(v) is not null);
        object? Any(IReadOnlyList<object?[]> rows) => Present(rows).FirstOrDefault();
        Aggregate CountIf(Bound condition) => new(Named("countif_", KqlType.Long), rows => (long)rows.Count(r => condition.Evaluate(r) is true));
        KqlType RequireNumber() => value!.Type is KqlType.Long or KqlType.Real ? value.Type : throw new KqlException($"{call.Function}() takes numbers.", call.Position);
        object? Sum(IReadOnlyList<object?[]> rows) => value!.Type == KqlType.Long ? Present(rows).OfType<long>().Sum() : Present(rows).OfType<double>().Sum();
        object? Extreme(IReadOnlyList<object?[]> rows, int sign) => Present(rows).Aggregate((object?)null, (best, v) => best is null || Comparison.Order(v, best) * sign > 0 ? v : best);
        int Most() => call.Arguments is [_, LiteralExpression { Value: long most }] ? (int)Math.Min(most, int.MaxValue) : int.MaxValue;
    }

    private static void RequireArguments(CallExpression call)
    {
        var (fewest, most) = call.Function switch
        {
            "count" => (0, 0),
            "make_set" or "makeset" or "make_list" or "makelist" or "dcount" => (1, 2),
            _ => (1, 1),
        };
        if (call.Arguments.Count < fewest || call.Arguments.Count > most)
        {
            throw new KqlException($"{call.Function}() does not take {call.Arguments.Count} arguments.", call.Position);
        }
    }
}
