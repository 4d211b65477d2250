using System.Text.Json.Nodes;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Holds evidence against the rows it was read from: the resource, the path, and what stands there.</summary>
internal static class EvidencePlace
{
    // What is no property of a row: what was declared, probed or attested, and lists that are rows of their own.
    private static readonly string[] NoProperty =
        ["attestation", "probe ", "preview.acknowledgedBy", "A: ", "A", "zone ", "virtualNetworkLinks", "scopedResources", "privateDnsZoneGroups"];

    /// <returns>Null when the evidence is true of the estate, else what is wrong with it.</returns>
    public static string? Fault(SampleEstate estate, Evidence evidence)
    {
        var row = estate.Rows.Select(row => row!.AsObject()).FirstOrDefault(row => Is(row["id"], evidence.ResourceId.Text)
            && (evidence.ResourceId.TypeName.Length == 0 || Is(row["type"], evidence.ResourceId.TypeName)));
        if (evidence.Property == "id")
        {
            return (evidence.Actual is null) == (row is null) ? null : $"{evidence}: existence is told wrongly.";
        }

        var isSubscription = evidence.ResourceId.Text.Count(letter => letter == '/') == 2;
        if (row is null)
        {
            return evidence.Actual is null || isSubscription ? null : $"{evidence}: no such row.";
        }

        if (Array.Exists(NoProperty, name => evidence.Property.StartsWith(name, StringComparison.Ordinal)))
        {
            return null;
        }

        // Some properties occur in the singular and in the plural, and are one to the rules.
        var path = evidence.Property;
        var found = Find(row, path).Concat(path.EndsWith("Prefixes", StringComparison.Ordinal) ? Find(row, path[..^2]) : []).Select(Text).ToList();
        return evidence.Actual is null
            ? found.TrueForAll(text => text is "") ? null : $"{evidence}: '{string.Join("' '", found)}' stands there."
            : found.Exists(text => text.Equals(evidence.Actual, StringComparison.OrdinalIgnoreCase) || (text.Length > 0 && evidence.Actual.StartsWith(text + " ", StringComparison.OrdinalIgnoreCase))) ? null
            : $"{evidence}: '{string.Join("' '", found)}' stands there.";
    }

    private static bool Is(JsonNode? node, string text) => node!.GetValue<string>().Equals(text, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<JsonNode?> Find(JsonObject row, string path)
    {
        IEnumerable<JsonNode?> found = [row];
        foreach (var step in Steps(path))
        {
            found = step.StartsWith('[') ? found.SelectMany(node => Elements(node, step[1..^1])) : found.OfType<JsonObject>().SelectMany(node => Members(node, step));
            found = found.ToList();
        }

        return found;
    }

    // properties.list[some.key/with.dots].name
    private static IEnumerable<string> Steps(string path)
    {
        for (var at = 0; at < path.Length;)
        {
            var end = path[at] == '[' ? path.IndexOf(']', at) + 1 : path.IndexOfAny(['.', '['], at) is var next and >= 0 ? next : path.Length;
            yield return path[at..end];
            at = end < path.Length && path[end] == '.' ? end + 1 : end;
        }
    }

    private static IEnumerable<JsonNode?> Members(JsonObject node, string name) => node.Where(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value);

    // A named element where there is one of that name or id, else any: a connection goes by what it leads to.
    private static IEnumerable<JsonNode?> Elements(JsonNode? node, string key)
    {
        if (node is JsonObject table)
        {
            return Members(table, key);
        }

        var elements = (node as JsonArray ?? []).ToList();
        var named = elements.FindAll(element => key.Length > 0 && element is JsonObject item && item.ToJsonString().Contains($"\"{key}\"", StringComparison.OrdinalIgnoreCase));
        return key.Length > 0 ? named : elements;
    }

    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonObject item when item["ipv4Address"] is { } address => Text(address),
        JsonObject item when item["properties"] is JsonObject rule && rule["access"] is not null => $"{Text(rule["access"])} {Text(rule["direction"])} {Text(rule["priority"])}",
        _ => node.ToString(),
    };
}
