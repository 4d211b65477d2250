using System.Text.Json.Nodes;

namespace Compliance.Infrastructure.Tests.Reports;

/// <summary>
/// What SARIF 2.1.0 demands of the parts we write, as far as it can be said briefly: the shape of a log, of its results and
/// of the references between them. The format's own schema is held by hand, because nothing here carries it.
/// </summary>
internal static class SarifCheck
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];
    private static readonly string[] BaselineStates = ["new", "unchanged", "updated", "absent"];

    /// <summary>What is wrong, a line each; empty for a sound log.</summary>
    public static List<string> Of(JsonNode log)
    {
        var errors = new List<string>();
        Expect(errors, "version", (string?)log["version"] == "2.1.0");
        Expect(errors, "runs", log["runs"] is JsonArray { Count: 1 });
        var run = log["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray();
        Expect(errors, "driver name", IsText(run["tool"]!["driver"]!["name"]));
        Expect(errors, "rule ids", rules.Select(rule => (string)rule!["id"]!).Distinct().Count() == rules.Count);
        foreach (var rule in rules)
        {
            Expect(errors, $"rule {rule!["id"]}: texts", IsText(rule["shortDescription"]?["text"]) && IsText(rule["fullDescription"]?["text"]) && IsText(rule["help"]?["text"]));
            Expect(errors, $"rule {rule["id"]}: level", Levels.Contains((string?)rule["defaultConfiguration"]?["level"]));
            Expect(errors, $"rule {rule["id"]}: helpUri", rule["helpUri"] is null || Uri.TryCreate((string?)rule["helpUri"], UriKind.Absolute, out _));
        }

        foreach (var result in run["results"]!.AsArray())
        {
            Check(errors, result!, rules);
        }

        foreach (var note in run["invocations"]![0]!["toolExecutionNotifications"]!.AsArray())
        {
            Expect(errors, "notification", Levels.Contains((string?)note!["level"]) && IsText(note["message"]?["text"]));
            Expect(errors, "notification: rule", note["associatedRule"] is not { } rule || IdAt(rules, rule["index"]) == (string?)rule["id"]);
        }

        return errors;
    }

    private static void Check(List<string> errors, JsonNode result, JsonArray rules)
    {
        Expect(errors, "result: ruleIndex", IdAt(rules, result["ruleIndex"]) == (string?)result["ruleId"]);
        Expect(errors, "result: level", Levels.Contains((string?)result["level"]));
        Expect(errors, "result: message", IsText(result["message"]?["text"]));
        Expect(errors, "result: location", IsText(result["locations"]?[0]?["logicalLocations"]?[0]?["fullyQualifiedName"]));
        Expect(errors, "result: baselineState", BaselineStates.Contains((string?)result["baselineState"]));
        // All results of a run have it, or none has.
        Expect(errors, "result: suppressions", result["suppressions"] is JsonArray list && list.All(one => (string?)one!["kind"] is "external" or "inSource"));
    }

    private static string? IdAt(JsonArray rules, JsonNode? index) =>
        index is not null && (int)index < rules.Count ? (string?)rules[(int)index]!["id"] : null;

    private static bool IsText(JsonNode? node) => !string.IsNullOrWhiteSpace((string?)node);

    private static void Expect(List<string> errors, string what, bool holds)
    {
        if (!holds)
        {
            errors.Add(what);
        }
    }
}
