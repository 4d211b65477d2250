using System.Text.Json;

namespace Compliance.Simulator.Kql.Functions;

internal static class ConditionFunctions
{
    public static IEnumerable<KeyValuePair<string, ScalarFunction>> All { get; } = new Dictionary<string, ScalarFunction>
    {
        ["not"] = new(1, 1, (a, p) => a[0].Type == KqlType.Boolean ? KqlType.Boolean : throw new KqlException("not() takes a bool.", p), (a, _) => a[0] is bool flag ? !flag : null),
        ["iff"] = new(3, 3, ChoiceType, (a, _) => a[0] is true ? a[1] : a[2]),
        ["iif"] = new(3, 3, ChoiceType, (a, _) => a[0] is true ? a[1] : a[2]),
        ["case"] = new(3, 99, CaseType, (a, _) => Case(a)),
        ["coalesce"] = new(2, 64, CoalesceType, (a, _) => Array.Find(a, IsPresent) ?? (a[^1] is string ? "" : null)),
        ["isempty"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.Text(a[0]).Length == 0),
        ["isnotempty"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.Text(a[0]).Length > 0),
        ["isnull"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.Unwrap(a[0]) is null),
        ["isnotnull"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.Unwrap(a[0]) is not null),
    };

    // Text has no null in Kusto: coalesce() passes over empty strings.
    private static bool IsPresent(object? value) => Values.Unwrap(value) is { } scalar && scalar is not "" && scalar is not JsonElement { ValueKind: JsonValueKind.Null };

    private static object? Case(object?[] arguments)
    {
        for (var at = 0; at + 1 < arguments.Length; at += 2)
        {
            if (arguments[at] is true)
            {
                return arguments[at + 1];
            }
        }

        return arguments[^1];
    }

    private static KqlType ChoiceType(Bound[] arguments, int position)
    {
        RequireBoolean(arguments[0], position);
        return Common(arguments.Skip(1), position);
    }

    private static KqlType CaseType(Bound[] arguments, int position)
    {
        if (arguments.Length % 2 == 0)
        {
            throw new KqlException("case() takes pairs of condition and value, and a last value.", position);
        }

        for (var at = 0; at + 1 < arguments.Length; at += 2)
        {
            RequireBoolean(arguments[at], position);
        }

        return Common(arguments.Where((_, at) => at % 2 == 1 || at == arguments.Length - 1), position);
    }

    private static KqlType CoalesceType(Bound[] arguments, int position) => Common(arguments, position);

    private static void RequireBoolean(Bound argument, int position)
    {
        if (argument.Type != KqlType.Boolean)
        {
            throw new KqlException("A value of type bool is expected.", position);
        }
    }

    private static KqlType Common(IEnumerable<Bound> arguments, int position)
    {
        var types = arguments.Select(a => a.Type).Distinct().ToArray();
        return types switch
        {
            [var only] => only,
            _ when Array.TrueForAll(types, t => t is KqlType.Long or KqlType.Real) => KqlType.Real,
            _ => throw new KqlException($"The values must have one type, not {string.Join(" and ", types)}.", position),
        };
    }
}
