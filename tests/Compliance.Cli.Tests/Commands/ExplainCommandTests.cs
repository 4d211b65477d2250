using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.Commands;

public sealed class ExplainCommandTests
{
    private static readonly string Drifted = Repository.PathOf("samples/estates/drifted.json");

    [Theory]
    [InlineData("ARC-PL-011")]
    [InlineData("arc-pl-011")]
    public async Task Run_Rule_TellsWhatIsFixedAboutIt(string id)
    {
        var run = await CliRun.OfAsync("explain", id);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("ARC-PL-011  Scope must refuse public network access\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  hop        public access\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  mandatory  yes", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Run_RuleWithAPage_PrintsIt()
    {
        var pages = Directory.Exists(Repository.PathOf("docs/rules")) ? Directory.GetFiles(Repository.PathOf("docs/rules"), "ARC-*.md") : [];

        foreach (var page in pages)
        {
            var run = await CliRun.OfAsync("explain", Path.GetFileNameWithoutExtension(page));

            Assert.DoesNotContain("no page", run.Out, StringComparison.Ordinal);
            Assert.Contains("WHAT IT CHECKS", run.Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("ARC-PL-01", "Nearest: ARC-PL-010, ARC-PL-011, ARC-PL-012.")]
    [InlineData("ACR-DNS-003", "ARC-DNS-003")]
    [InlineData("dns-003", "Nearest: ARC-DNS-003.")]
    [InlineData("nonsense", "'compliance rules' lists them.")]
    public async Task Run_UnknownRule_NamesTheNearest(string id, string expected)
    {
        var run = await CliRun.OfAsync("explain", id);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain", "missing")]
    [InlineData("explain ARC-PL-011 --estate x", "is explained without an estate")]
    [InlineData("explain ARC-PL-011 --at 2026-11-20", "is explained without an estate")]
    [InlineData("explain ARC-PL-011 --exemptions x", "is explained without an estate")]
    [InlineData("explain ARC-PL-011:0123456789abcdef", "--estate FILE")]
    [InlineData("explain ARC-PL-011:0123 --estate x", "'ARC-PL-011:0123' is no finding's key")]
    [InlineData("explain ARC-PL-011:0123456789abcdef --estate no-such-file", "There is no file 'no-such-file'.")]
    public async Task Run_WrongUse_IsOneLineAndExitCode2(string arguments, string reason)
    {
        var run = await CliRun.OfAsync(arguments.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(reason, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_KeyThatTheEstateHasNot_NamesThoseOfTheRule()
    {
        var known = await KeyOfAsync("ARC-PL-011");

        var run = await CliRun.OfAsync("explain", "ARC-PL-011:0123456789abcdef", "--estate", Drifted);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains($"There is no finding ARC-PL-011:0123456789abcdef in drifted.json; of that rule it has {known}.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Finding_TellsEvidenceClustersAndWhatToDo()
    {
        var key = await KeyOfAsync("ARC-PL-011");

        var run = await CliRun.OfAsync("explain", key, "--estate", Drifted);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"  finding   {key}\n  severity  high\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("EVIDENCE\n  resource            property                        actual   expected\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  properties.publicNetworkAccess  Enabled  Disabled\n", run.Out, StringComparison.Ordinal);
        Assert.Matches("AFFECTS [0-9]+ CLUSTERS\n  [a-z]", run.Out);
        Assert.Contains("A remediation plan can do it: disablePublicAccess.\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("docs/rules/ARC-PL-011.md.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EveryFindingOfTheSample_FitsEightyColumns()
    {
        foreach (var key in await KeysAsync())
        {
            var run = await CliRun.OfAsync("explain", key, "--estate", Drifted);

            Assert.Equal(0, run.ExitCode);
            // A word that cannot be broken, such as an id, may be longer.
            Assert.All(run.Out.Split('\n').Where(line => line.Length > 80), line => Assert.StartsWith("/subscriptions/", line.Trim(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Run_ExemptedFinding_TellsTheReason()
    {
        using var folder = new TemporaryFolder();
        var exemptions = folder.PathOf("exemptions.json");
        await File.WriteAllTextAsync(exemptions, """
            { "exemptions": [ { "id": "e1", "rule": "ARC-PL-011", "resource": "*", "category": "waiver", "reason": "Migration",
              "approvedBy": "Kim", "requestedBy": "Lee", "expires": "2027-01-31" } ] }
            """);

        var run = await CliRun.OfAsync("explain", await KeyOfAsync("ARC-PL-011"), "--estate", Drifted, "--exemptions", exemptions);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("exempted  until the end of 2027-01-31: Migration (approved by Kim)\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EstateOnStandardInput_IsTheSame()
    {
        var key = await KeyOfAsync("ARC-PL-011");

        var run = await CliRun.WithInputAsync(await File.ReadAllTextAsync(Drifted), "explain", key, "--estate", "-");

        Assert.Equal((await CliRun.OfAsync("explain", key, "--estate", Drifted)).Out, run.Out);
    }

    private static async Task<string> KeyOfAsync(string rule) =>
        (await KeysAsync()).First(key => key.StartsWith($"{rule}:", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> KeysAsync()
    {
        var run = await CliRun.OfAsync("scan", "--estate", Drifted, "--format", "csv", "--fail-on", "none");
        return [.. run.Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[0])];
    }
}
