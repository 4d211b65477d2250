using System.Text.Json.Nodes;
using Compliance.Application.Findings;
using Compliance.Cli.Tests.EndToEnd;
using Xunit;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>What must hold when all is quiet: the store says what a fresh scan says, and every transition was told once.</summary>
internal static class StoredState
{
    /// <summary>Open findings with their clusters, and verdicts of all clusters, are those of a live scan by another process.</summary>
    public static async Task EqualsAFreshScanAsync(ServeHost host, Uri arm, IEnumerable<string> subscriptions)
    {
        await using var scan = CliProcess.Start(["scan", "--arm-endpoint", arm.AbsoluteUri, "--format", "json", "--proofs", "none", "--subscription", .. subscriptions]);
        Assert.True(await scan.ExitAsync(ServeHost.Patience) is 0 or 1, scan.Error);
        var fresh = JsonNode.Parse(scan.Output)!;

        var expected = fresh["findings"]!.AsArray().Select(finding => Line(finding!, finding!["affectedClusters"]!)).Order(StringComparer.Ordinal);
        var stored = new List<string>();
        foreach (var finding in await OpenAsync(host))
        {
            var detail = await ReadAsync(host, $"api/findings/{finding["key"]!.GetValue<string>()}");
            stored.Add(Line(detail["finding"]!, detail["affectedClusters"]!));
        }

        Assert.Equal(expected, stored.Order(StringComparer.Ordinal));
        Assert.Equal(
            fresh["clusters"]!.AsArray().Select(Verdict).Order(StringComparer.Ordinal),
            (await ReadAsync(host, "api/clusters?top=1000"))["items"]!.AsArray().Select(Verdict).Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// The receiver was told each transition once that history says was told, and none that it says was collapsed; nothing is
    /// owed, beginnings and ends were told in turn, and nobody believes of a finding what is no longer so.
    /// </summary>
    public static async Task GetsToldAsync(ServeHost host, AlertReceiver receiver)
    {
        IReadOnlyList<string> wrong = [];
        await Poll.UntilAsync(async () => (wrong = await WrongAsync(host, receiver)).Count == 0, ServeHost.Patience / 3, () => string.Join('\n', wrong));
        Assert.Equal(0, receiver.Cut);
    }

    private static async Task<IReadOnlyList<string>> WrongAsync(ServeHost host, AlertReceiver receiver)
    {
        var told = receiver.Told.ToLookup(alert => alert.Key.Value);
        var all = (await ReadAsync(host, "api/findings?top=1000"))["items"]!.AsArray().Select(finding => finding!).ToList();
        Assert.Empty(told.Select(alerts => alerts.Key).Except(all.Select(finding => finding["key"]!.GetValue<string>())));
        var wrong = new List<string>();
        foreach (var finding in all)
        {
            var key = finding["key"]!.GetValue<string>();
            var history = (await ReadAsync(host, $"api/findings/{key}"))["history"]!.AsArray().Select(entry => entry!).ToList();
            var notified = history.Where(entry => Text(entry, "transition") == "notified").Select(entry => Text(entry, "detail")).Order(StringComparer.Ordinal);
            var heard = told[key].Select(alert => alert.Transition.ToString()).Order(StringComparer.Ordinal);
            var began = history.Count(entry => Text(entry, "transition") is "opened" or "reopened" && !IsUntold(entry));
            var settled = history.Count(entry => Text(entry, "transition") is "notified" or "collapsed" && Text(entry, "detail") is "Opened" or "Reopened");
            var isOpen = Text(finding, "state") != "resolved";
            var beliefs = told[key].Where(alert => alert.Transition is not Transition.Changed).Select(alert => alert.SaysOpen).ToList();
            var isBelievedOpen = beliefs.LastOrDefault();
            if (!notified.SequenceEqual(heard) || began != settled || !beliefs.SequenceEqual(beliefs.Select((_, index) => index % 2 == 0)) || (isBelievedOpen != isOpen && !IsUntold(finding)))
            {
                wrong.Add($"{key} {Text(finding, "severity")} open: {isOpen}, believed: {isBelievedOpen}\n    history: {string.Join(", ", history.Select(entry => $"{Text(entry, "transition")}({entry["detail"]})"))}\n    told: {string.Join(", ", told[key].Select(alert => alert.Id))}");
            }
        }

        return wrong;
    }

    // Less than Alerts__MinimumSeverity.
    private static bool IsUntold(JsonNode node) => Text(node, "severity") == "info";

    private static async Task<List<JsonNode>> OpenAsync(ServeHost host) =>
        [.. (await ReadAsync(host, "api/findings?record=active&top=1000"))["items"]!.AsArray().Select(finding => finding!).Where(finding => Text(finding, "state") != "resolved")];

    private static async Task<JsonNode> ReadAsync(ServeHost host, string path) => JsonNode.Parse((await host.GetAsync(path)).GetRawText())!;

    private static string Line(JsonNode finding, JsonNode clusters) =>
        $"{Text(finding, "key")} {Text(finding, "severity")} {string.Join(' ', clusters.AsArray().Select(cluster => cluster!.GetValue<string>().ToLowerInvariant()).Order(StringComparer.Ordinal))}";

    private static string Verdict(JsonNode? cluster) => $"{Text(cluster!, "id").ToLowerInvariant()} {Text(cluster!, "verdict")} {cluster!["brokenAt"]}";

    private static string Text(JsonNode node, string name) => node[name]?.GetValue<string>() ?? "";
}
