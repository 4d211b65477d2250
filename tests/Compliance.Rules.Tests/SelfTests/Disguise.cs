using System.Text.Json.Nodes;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Writes ids, types and the keys under <c>properties</c> in a casing that follows from a seed: that never matters.</summary>
internal sealed class Disguise(int seed)
{
    // Not a secret: a repeatable coin for the casing of each letter.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    private char Toss(char letter) => _random.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter);
#pragma warning restore CA5394

    public JsonArray Rows(JsonArray rows) => [.. rows.Select(row => Row(row!.AsObject()))];

    private JsonObject Row(JsonObject row)
    {
        var recased = new JsonObject();
        foreach (var (key, value) in row)
        {
            recased[key] = key == "type" ? Text(value!.GetValue<string>()) : key == "properties" ? Node(value) : Scalar(value);
        }

        return recased;
    }

    private JsonNode? Node(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.Select(pair => KeyValuePair.Create(Text(pair.Key), Node(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Node)]),
        _ => Scalar(node),
    };

    private JsonNode? Scalar(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase) ? Text(text) : node?.DeepClone();

    private string Text(string text) => string.Concat(text.Select(Toss));
}
