using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Kql.Functions;

internal static class DynamicFunctions
{
    public static IEnumerable<KeyValuePair<string, ScalarFunction>> All { get; } = new Dictionary<string, ScalarFunction>
    {
        ["array_length"] = ScalarFunction.Of(1, KqlType.Long, a => a[0] is JsonElement { ValueKind: JsonValueKind.Array } array ? (long)array.GetArrayLength() : null),
        ["parse_json"] = ScalarFunction.Of(1, KqlType.Dynamic, a => Parse(a[0])),
        ["todynamic"] = ScalarFunction.Of(1, KqlType.Dynamic, a => Parse(a[0])),
        ["pack"] = ScalarFunction.Of(2, 64, KqlType.Dynamic, Pack),
        ["bag_pack"] = ScalarFunction.Of(2, 64, KqlType.Dynamic, Pack),
        ["bag_keys"] = ScalarFunction.Of(1, KqlType.Dynamic, a => a[0] is JsonElement { ValueKind: JsonValueKind.Object } bag ? JsonSerializer.SerializeToElement(bag.EnumerateObject().Select(p => p.Name)) : null),
        ["pack_array"] = ScalarFunction.Of(1, 64, KqlType.Dynamic, a => ToElement(a)),
        ["array_index_of"] = ScalarFunction.Of(2, KqlType.Long, IndexOf),
        ["set_has_element"] = ScalarFunction.Of(2, KqlType.Boolean, a => IndexOf(a) is >= 0L),
    };

    public static JsonElement ToElement(IEnumerable<object?> values) => JsonSerializer.SerializeToElement(new JsonArray([.. values.Select(ToNode)]), JsonText.Relaxed);

    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        long number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create(Values.Text(value)),
    };

    private static object? Parse(object? value)
    {
        if (value is JsonElement { ValueKind: not JsonValueKind.String })
        {
            return value;
        }

        var text = Values.Text(value);
        if (text.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            // Kusto: what is no JSON becomes a dynamic string.
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private static object? Pack(object?[] arguments)
    {
        if (arguments.Length % 2 != 0)
        {
            throw new KqlException("bag_pack() takes pairs of key and value.");
        }

        var bag = new JsonObject();
        for (var at = 0; at < arguments.Length; at += 2)
        {
            bag[Values.Text(arguments[at])] = ToNode(arguments[at + 1]);
        }

        return JsonSerializer.SerializeToElement(bag, JsonText.Relaxed);
    }

    private static object? IndexOf(object?[] arguments)
    {
        if (arguments[0] is not JsonElement { ValueKind: JsonValueKind.Array } array)
        {
            return null;
        }

        var at = array.EnumerateArray().ToList().FindIndex(item => Comparison.Equal(item, arguments[1], arguments[1] is string) == true);
        return (long)at;
    }
}
