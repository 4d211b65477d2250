using System.Text.Json.Nodes;
using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.Scans;

public sealed class ScanSampleTests
{
    // The rules of the mission: a larger catalogue finds more, but not with these.
    private const string Mission = "ARC-PL-001,ARC-PL-002,ARC-PL-003,ARC-PL-011,ARC-PE-001,ARC-DNS-001,ARC-DNS-003";

    private static readonly string Healthy = Repository.PathOf("samples/estates/contoso.json");
    private static readonly string Drifted = Repository.PathOf("samples/estates/drifted.json");

    [Fact]
    public async Task Scan_Drifted_FindsTheBreaksByTheirCause()
    {
        var run = await CliRun.OfAsync("scan", "--estate", Drifted, "--rules", Mission, "--format", "json");

        var json = run.Json;
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                ("ARC-PE-001", "pls-arc-plants-neu", 12),
                ("ARC-DNS-003", "privatelink.dp.kubernetesconfiguration.azure.com", 7),
                ("ARC-PL-001", "store-ant-02", 1),
                ("ARC-PL-011", "pls-arc-plants-neu", 12),
            ],
            json["findings"]!.AsArray().Select(finding => ((string)finding!["ruleId"]!, ((string)finding["resourceId"]!).Split('/')[^1], finding["affectedClusters"]!.AsArray().Count)));
        Assert.Equal([43, 22, 20, 0, 1], Counts(json));
        Assert.True((bool)json["coverage"]!["complete"]!);
    }

    [Fact]
    public async Task Scan_Healthy_ProvesEveryClusterInScope()
    {
        var run = await CliRun.OfAsync("scan", "--estate", Healthy, "--rules", Mission, "--format", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([42, 41, 0, 0, 1], Counts(run.Json));
        Assert.Empty(run.Json["findings"]!.AsArray());
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Scan_AllRulesAsText_NamesTheCauses()
    {
        var run = await CliRun.OfAsync("scan", "--estate", Drifted);

        Assert.Equal(1, run.ExitCode);
        string[] parts = ["Private link of drifted.json, as of 2026-11-20 09:30 UTC", "43 CLUSTERS", "ARC-PE-001", "ARC-DNS-003", "ARC-PL-001", "ARC-PL-011", "WHAT TO DO NEXT"];
        Assert.All(parts, part => Assert.Contains(part, run.Out, StringComparison.Ordinal));
        Assert.DoesNotContain('\e', run.Out);
    }

    [Theory]
    [InlineData("contoso.json", "all")]
    [InlineData("drifted.json", "all")]
    [InlineData("drifted.json", "broken")]
    [InlineData("drifted.json", "none")]
    [InlineData("partial.ndjson", "broken")]
    public async Task Scan_Json_FollowsTheSchema(string sample, string proofs)
    {
        var run = await CliRun.OfAsync("scan", "--estate", Repository.PathOf($"samples/estates/{sample}"), "--format", "json", "--proofs", proofs);

        Assert.Empty(JsonSchema.OfScanResult().Check(run.Json));
    }

    [Theory]
    [InlineData("all", 43)]
    [InlineData("broken", 20)]
    [InlineData("none", 0)]
    public async Task Scan_Proofs_ChooseWhichClustersCarryHops(string proofs, int expected)
    {
        var run = await CliRun.OfAsync("scan", "--estate", Drifted, "--rules", Mission, "--format", "json", "--proofs", proofs);

        Assert.Equal(expected, run.Json["clusters"]!.AsArray().Count(cluster => cluster!["hops"] is not null));
    }

    [Fact]
    public async Task Scan_Twice_GivesTheSameBytesButForTheScan()
    {
        var first = await CliRun.OfAsync("scan", "--estate", Drifted, "--format", "json", "--proofs", "all");
        var second = await CliRun.OfAsync("scan", "--estate", Drifted, "--format", "json", "--proofs", "all");

        Assert.NotEqual(first.Out, second.Out);
        Assert.Equal(first.Out.Replace(IdOf(first), "", StringComparison.Ordinal), second.Out.Replace(IdOf(second), "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scan_StandardInput_IsReadLikeAFile()
    {
        await using var input = File.OpenRead(Healthy);

        var run = await CliRun.OfAsync(input, CancellationToken.None, "scan", "--estate", "-", "--rules", Mission);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Private link of standard input", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARC-PL-011", "high", 1)]
    [InlineData("ARC-PL-011", "medium", 1)]
    [InlineData("ARC-PL-011", "info", 1)]
    [InlineData("ARC-PL-011", "critical", 0)]
    [InlineData("ARC-PL-011", "none", 0)]
    [InlineData("arc-pe-*", "critical", 1)]
    public async Task Scan_FailOn_IsTheLeastSeverityThatFails(string rules, string failOn, int expected)
    {
        var run = await CliRun.OfAsync("scan", "--estate", Drifted, "--rules", rules, "--fail-on", failOn, "--allow-incomplete");

        Assert.Equal(expected, run.ExitCode);
        Assert.Equal(expected, run.ErrorLines.Count(line => line.Contains($"at or above {failOn}", StringComparison.Ordinal)));
    }

    private static IEnumerable<int> Counts(JsonNode json) =>
        new[] { "clusters", "proven", "broken", "unknown", "outOfScope" }.Select(name => (int)json["summary"]![name]!);

    private static string IdOf(CliRun run) => (string)run.Json["scan"]!["id"]!;
}
