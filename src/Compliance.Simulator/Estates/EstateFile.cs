using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Estates;

/// <summary>Reads an estate in each of its forms: object with data or value, columns and rows, bare array, one row a line.</summary>
internal static class EstateFile
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    public static async Task<EstateContents> ReadAsync(Stream estate, CancellationToken ct)
    {
        var text = await EstateText.ReadAsync(estate, ct);
        var contents = IsLines(text) ? new EstateContents { Rows = [.. Lines(text)] } : Whole(text);
        for (var at = 0; at < contents.Rows.Count; at++)
        {
            RequireText(contents.Rows[at], "id", at);
            RequireText(contents.Rows[at], "type", at);
        }

        return contents;
    }

    // One object a line: the first line is a complete object and another follows.
    private static bool IsLines(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = trimmed.IndexOf('\n');
        if (trimmed is not ['{', ..] || end < 0 || trimmed[end..].IsWhiteSpace())
        {
            return end < 0 && IsSingleRow(text);
        }

        return trimmed[..end].TrimEnd() is [.., '}'] && trimmed[end..].TrimStart() is ['{', ..];
    }

    private static bool IsSingleRow(string text) =>
        text.TrimStart() is ['{', ..] && Parse(text, "The estate") is JsonObject row && row.ContainsKey("id") && !row.ContainsKey("data") && !row.ContainsKey("value");

    private static IEnumerable<JsonObject> Lines(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(line, $"Line {number}") as JsonObject ?? throw new EstateFormatException($"Line {number} is not an object.");
            }
        }
    }

    private static EstateContents Whole(string text)
    {
        var root = Parse(text, "The estate");
        if (root is JsonArray bare)
        {
            return new EstateContents { Rows = Rows(bare) };
        }

        var head = root as JsonObject ?? throw new EstateFormatException("The estate is neither an object nor an array.");
        return new EstateContents
        {
            Rows = (head["data"] ?? head["value"]) switch
            {
                JsonArray rows => Rows(rows),
                JsonObject table => Table(table),
                _ => throw new EstateFormatException("The estate has neither 'data' nor 'value' with rows."),
            },
            ReadAt = ReadAt(head["readAt"]),
            Coverage = head["coverage"] is { } coverage ? Coverage(coverage) : null,
        };
    }

    private static List<JsonObject> Rows(JsonArray rows) =>
        [.. rows.Select((row, at) => row as JsonObject ?? throw new EstateFormatException($"Row {at + 1} is not an object."))];

    private static List<JsonObject> Table(JsonObject table)
    {
        if (table["columns"] is not JsonArray columns || table["rows"] is not JsonArray rows)
        {
            throw new EstateFormatException("'data' is an object without 'columns' and 'rows'.");
        }

        var names = columns.Select((c, at) => Text(c?["name"]) ?? throw new EstateFormatException($"Column {at + 1} has no name.")).ToArray();
        return [.. rows.Select((row, at) => row is JsonArray cells && cells.Count == names.Length
            ? new JsonObject(names.Zip(cells, (name, cell) => KeyValuePair.Create(name, cell?.DeepClone())))
            : throw new EstateFormatException($"Row {at + 1} does not have {names.Length} cells."))];
    }

    private static DateTimeOffset? ReadAt(JsonNode? value) => value is null
        ? null
        : DateTimeOffset.TryParse(Text(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new EstateFormatException("'readAt' is not a time.");

    private static EstateCoverage Coverage(JsonNode coverage) => new(Set(coverage, "subscriptions"), Set(coverage, "types"));

    private static HashSet<string> Set(JsonNode coverage, string name) => coverage is JsonObject head && head[name] is JsonArray items
        ? items.Select(item => Text(item) ?? throw new EstateFormatException($"'coverage.{name}' holds something other than text.")).ToHashSet(StringComparer.OrdinalIgnoreCase)
        : throw new EstateFormatException($"'coverage.{name}' is not a list.");

    private static void RequireText(JsonObject row, string name, int at)
    {
        if (string.IsNullOrWhiteSpace(Text(row.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value)))
        {
            throw new EstateFormatException($"Row {at + 1} has no '{name}'.");
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonNode? Parse(string text, string what)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Depth);
        }
        catch (JsonException e)
        {
            throw new EstateFormatException($"{what} is not valid JSON: {e.Message}", e);
        }
    }
}
