using System.Globalization;
using System.Text.Json.Nodes;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>A property of a row by its path: <c>properties.subnets[0].id</c>, keys in any casing.</summary>
internal static class JsonPlace
{
    /// <param name="value">The value to put there; null takes the property away. The way to it must exist, the property need not.</param>
    public static void Set(JsonObject row, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        JsonNode place = row;
        foreach (var step in steps[..^1])
        {
            place = Step(place, step) ?? throw new InvalidOperationException($"'{path}' breaks off at '{step}'.");
        }

        if (place is JsonArray list)
        {
            list[Index(steps[^1])] = value;
            return;
        }

        var parent = place.AsObject();
        var key = KeyOf(parent, steps[^1]);
        if (value is null && !parent.Remove(key))
        {
            throw new InvalidOperationException($"There is no '{path}' to take away.");
        }

        if (value is not null)
        {
            parent[key] = value;
        }
    }

    private static JsonNode? Step(JsonNode place, string step) =>
        place is JsonArray list ? list[Index(step)] : place.AsObject()[KeyOf(place.AsObject(), step)];

    private static int Index(string step) => int.Parse(step.Trim('[', ']'), CultureInfo.InvariantCulture);

    private static string KeyOf(JsonObject parent, string name) =>
        parent.Select(pair => pair.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
}
