using Xunit;

namespace Compliance.Cli.Tests.Scans;

public sealed class ScanCoverageTests
{
    private static readonly string[] FromInput = ["scan", "--estate", "-", "--rules", "ARC-PL-*"];

    [Theory]
    [InlineData("", 4)]
    [InlineData("--allow-incomplete", 0)]
    public async Task Scan_ScopeThatWasNotRead_IsIncompleteUnlessAllowed(string option, int expected)
    {
        var run = await CliRun.WithInputAsync(AnEstateText.Of(AnEstateText.ClusterOfUnreadScope), With(option));

        Assert.Equal(expected, run.ExitCode);
        Assert.Contains("COVERAGE IS INCOMPLETE", run.Out, StringComparison.Ordinal);
        Assert.Contains("coverage is incomplete", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("--allow-incomplete", 1)]
    [InlineData("--fail-on none", 4)]
    [InlineData("--fail-on none --allow-incomplete", 0)]
    public async Task Scan_FindingsAndIncompleteCoverage_FindingsWin(string options, int expected)
    {
        var run = await CliRun.WithInputAsync(AnEstateText.Of(AnEstateText.ClusterOfUnreadScope, AnEstateText.UnassociatedCluster), With(options));

        Assert.Equal(expected, run.ExitCode);
    }

    [Theory]
    [InlineData("", 4)]
    [InlineData("--allow-incomplete", 0)]
    public async Task Scan_EmptyList_IsAnEstateThatProvesNothing(string option, int expected)
    {
        var run = await CliRun.WithInputAsync("[]", With(option));

        Assert.Equal(expected, run.ExitCode);
        Assert.Contains("0 CLUSTERS", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_DuplicateRows_WarnOnStandardErrorAndInTheResult()
    {
        var run = await CliRun.WithInputAsync(AnEstateText.Of(AnEstateText.UnassociatedCluster, AnEstateText.UnassociatedCluster), [.. FromInput, "--format", "json"]);

        var warning = (string)Assert.Single(run.Json["coverage"]!["warnings"]!.AsArray())!;
        Assert.Contains(run.ErrorLines, line => line == $"compliance: warning: {warning}");
    }

    [Theory]
    [InlineData("2026-12-24T18:00:00Z", "2026-12-24 18:00 UTC")]
    [InlineData("2026-12-24T18:00:00+02:00", "2026-12-24 16:00 UTC")]
    [InlineData("2026-12-24T18:00:00.5", "2026-12-24 18:00 UTC")]
    [InlineData("2026-12-24", "2026-12-24 00:00 UTC")]
    public async Task Scan_At_TakesThePlaceOfTheTimeOfReading(string at, string expected)
    {
        var run = await CliRun.WithInputAsync(AnEstateText.Of(AnEstateText.UnassociatedCluster), [.. FromInput, "--at", at]);

        Assert.Contains($"as of {expected}", run.Out, StringComparison.Ordinal);
    }

    private static string[] With(string options) => [.. FromInput, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
