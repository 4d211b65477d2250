using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Resources;

/// <summary>Reads of JSON where the casing of a key does not matter, as ARM reads it.</summary>
internal static class JsonReading
{
    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (element.TryGetProperty(name, out var exact))
        {
            return exact;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value;
            }
        }

        return null;
    }

    public static JsonElement? Path(this JsonElement element, params ReadOnlySpan<string> names)
    {
        JsonElement? current = element;
        foreach (var name in names)
        {
            current = current?.Member(name);
        }

        return current;
    }

    public static string? Text(this JsonElement element, params ReadOnlySpan<string> names) =>
        element.Path(names) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static string? KeyOf(this JsonObject bag, string name) =>
        bag.ContainsKey(name) ? name : bag.Select(p => p.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));

    public static JsonNode? Get(this JsonObject bag, string name) => bag.KeyOf(name) is { } key ? bag[key] : null;

    public static string? GetText(this JsonObject bag, string name) => bag.Get(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static void Set(this JsonObject bag, string name, JsonNode? value) => bag[bag.KeyOf(name) ?? name] = value;

    public static void Drop(this JsonObject bag, string name)
    {
        if (bag.KeyOf(name) is { } key)
        {
            bag.Remove(key);
        }
    }

    /// <summary>The object under a name, made if it is missing.</summary>
    public static JsonObject Bag(this JsonObject parent, string name)
    {
        if (parent.Get(name) is JsonObject bag)
        {
            return bag;
        }

        var made = new JsonObject();
        parent.Set(name, made);
        return made;
    }
}
