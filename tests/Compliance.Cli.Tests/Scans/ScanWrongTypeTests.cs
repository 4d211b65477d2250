using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.Scans;

/// <summary>
/// A value of another kind of JSON than the service documents says nothing. In whatever property of the healthy sample it stands:
/// the scan goes on, and no rule takes it for a cause.
/// </summary>
public sealed class ScanWrongTypeTests
{
    private static readonly string[] Read = ["location", "kind", "identity", "properties"];
    private static readonly string[] Kinds = ["5", "true", "\"no such value\"", "{}", "[]", "[5]"];
    private static readonly JsonObject Healthy = (JsonObject)JsonNode.Parse(File.ReadAllText(Repository.PathOf("samples/estates/contoso.json")))!;

    /// <summary>Type and path, from the row on.</summary>
    public static TheoryData<string> Properties => new(
        Healthy["data"]!.AsArray()
            .SelectMany(row => Read.Where(name => row![name] is not null).SelectMany(name => PathsIn(row![name]!, name)).Select(path => $"{TypeOf(row!)} {path}"))
            .Distinct()
            .Order());

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task Scan_PropertyOfTheWrongType_IsNoCause(string property)
    {
        var (type, path) = (property.Split(' ', 2)[0], property.Split(' ', 2)[1].Split('/'));
        var before = await FindingsAsync(Healthy);
        foreach (var kind in Kinds)
        {
            var estate = (JsonObject)Healthy.DeepClone();
            var changed = estate["data"]!.AsArray().Where(row => TypeOf(row!) == type).Sum(row => Replace(row, path, kind));
            var found = changed == 0 ? before : await FindingsAsync(estate);

            Assert.True(found.IsSubsetOf(before), $"{kind} leads to {string.Join(", ", found.Except(before))}");
        }
    }

    private static async Task<HashSet<string>> FindingsAsync(JsonObject estate)
    {
        var run = await CliRun.WithInputAsync(estate.ToJsonString(), "scan", "--estate", "-", "--format", "json");
        Assert.True(run.ExitCode is 0 or 1 or 4, run.Error);
        return [.. run.Json["findings"]!.AsArray().Select(finding => $"{finding!["ruleId"]} {finding["resourceId"]}: {finding["message"]}")];
    }

    private static string TypeOf(JsonNode row) => ((string)row["type"]!).ToLowerInvariant();

    // Elements of an array share a path, named by *.
    private static IEnumerable<string> PathsIn(JsonNode value, string path) => value switch
    {
        JsonObject inner => inner.Where(one => one.Value is not null).SelectMany(one => PathsIn(one.Value!, $"{path}/{one.Key}")).Prepend(path),
        JsonArray list => list.Where(one => one is not null).SelectMany(one => PathsIn(one!, $"{path}/*")).Prepend(path),
        _ => [path],
    };

    /// <returns>How many values that were of another kind are of this one now.</returns>
    private static int Replace(JsonNode? node, ReadOnlySpan<string> path, string json)
    {
        var (count, last) = (0, path.Length == 1);
        if (node is JsonObject inner && inner[path[0]] is { } member)
        {
            if (!last)
            {
                return Replace(member, path[1..], json);
            }

            if (IsOther(member, json))
            {
                inner[path[0]] = JsonNode.Parse(json);
                count++;
            }
        }
        else if (node is JsonArray list && path[0] == "*")
        {
            for (var at = 0; at < list.Count; at++)
            {
                if (!last)
                {
                    count += Replace(list[at], path[1..], json);
                }
                else if (IsOther(list[at], json))
                {
                    list[at] = JsonNode.Parse(json);
                    count++;
                }
            }
        }

        return count;
    }

    // A list of something else is another kind of list; an empty one is a value like any other.
    private static bool IsOther(JsonNode? value, string json) => value is not null
        && (KindOf(value) != KindOf(JsonNode.Parse(json)!) || (json == "[5]" && value.AsArray().Count > 0));

    private static JsonValueKind KindOf(JsonNode value) => value.GetValueKind() is JsonValueKind.False ? JsonValueKind.True : value.GetValueKind();
}
