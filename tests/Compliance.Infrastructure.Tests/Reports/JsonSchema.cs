using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

/// <summary>
/// The part of JSON Schema that docs/scan-result.schema.json uses: type, enum, pattern, minimum, properties, required,
/// additionalProperties: false, items, $ref. Any other keyword throws, so that the schema cannot say what nobody checks.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly HashSet<string> Annotations = ["$schema", "$id", "$defs", "title", "description"];

    public static JsonSchema OfScanResult() =>
        new(JsonNode.Parse(File.ReadAllText(Repository.PathOf("docs/scan-result.schema.json")))!.AsObject());

    /// <summary>What is wrong, a line each with the place; empty for a valid document.</summary>
    public IReadOnlyList<string> Check(JsonNode? document)
    {
        var errors = new List<string>();
        Check(root, document, "$", errors);
        return errors;
    }

    private void Check(JsonObject schema, JsonNode? node, string place, List<string> errors)
    {
        foreach (var (keyword, value) in schema)
        {
            switch (keyword)
            {
                case "$ref":
                    Check(Resolve((string)value!), node, place, errors);
                    break;
                case "type" when !TypesOf(value!).Any(type => IsOfType(node, type)):
                    errors.Add($"{place}: is no {value!.ToJsonString()}");
                    break;
                case "enum" when !value!.AsArray().Any(choice => JsonNode.DeepEquals(choice, node)):
                    errors.Add($"{place}: {node?.ToJsonString()} is none of {value.ToJsonString()}");
                    break;
                case "pattern" when TextOf(node) is { } text && !Regex.IsMatch(text, (string)value!):
                    errors.Add($"{place}: '{text}' does not match {value}");
                    break;
                case "minimum" when IsOfType(node, "integer") && (long)node! < (long)value!:
                    errors.Add($"{place}: {node} is less than {value}");
                    break;
                case "required" when node is JsonObject owner:
                    errors.AddRange(value!.AsArray().Select(name => (string)name!).Where(name => !owner.ContainsKey(name)).Select(name => $"{place}: lacks {name}"));
                    break;
                case "additionalProperties" when node is JsonObject owner:
                    errors.AddRange(owner.Where(pair => !schema["properties"]!.AsObject().ContainsKey(pair.Key)).Select(pair => $"{place}: must not have {pair.Key}"));
                    break;
                case "properties" when node is JsonObject owner:
                    CheckProperties(value!.AsObject(), owner, place, errors);
                    break;
                case "items" when node is JsonArray list:
                    for (var i = 0; i < list.Count; i++)
                    {
                        Check(value!.AsObject(), list[i], $"{place}[{i}]", errors);
                    }

                    break;
                case "type" or "enum" or "pattern" or "minimum" or "required" or "additionalProperties" or "properties" or "items":
                    break;
                default:
                    Assert.Contains(keyword, Annotations);
                    break;
            }
        }
    }

    private void CheckProperties(JsonObject properties, JsonObject owner, string place, List<string> errors)
    {
        foreach (var (name, schema) in properties.Where(property => owner.ContainsKey(property.Key)))
        {
            Check(schema!.AsObject(), owner[name], $"{place}.{name}", errors);
        }
    }

    private JsonObject Resolve(string reference) => root["$defs"]![reference["#/$defs/".Length..]]!.AsObject();

    private static IEnumerable<string> TypesOf(JsonNode type) => type is JsonArray list ? list.Select(one => (string)one!) : [(string)type!];

    private static string? TextOf(JsonNode? node) => IsOfType(node, "string") ? (string)node! : null;

    private static bool IsOfType(JsonNode? node, string type) => (node?.GetValueKind(), type) switch
    {
        (null or JsonValueKind.Null, "null") => true,
        (JsonValueKind.String, "string") => true,
        (JsonValueKind.Object, "object") => true,
        (JsonValueKind.Array, "array") => true,
        (JsonValueKind.True or JsonValueKind.False, "boolean") => true,
        (JsonValueKind.Number, "integer") => long.TryParse(node!.ToJsonString(), out _),
        _ => false,
    };
}
