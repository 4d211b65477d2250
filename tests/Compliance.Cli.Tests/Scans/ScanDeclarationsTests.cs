using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Cli.Tests.Scans;

public sealed class ScanDeclarationsTests : IDisposable
{
    private const string StoreSite = """{"sites":[{"name":"stores","clusters":["*/connectedClusters/store-*"]}""";

    private static readonly string Healthy = Repository.PathOf("samples/estates/contoso.json");
    private static readonly string Drifted = Repository.PathOf("samples/estates/drifted.json");
    private static readonly string Declarations = Repository.PathOf("samples/declarations/contoso.json");
    private static readonly string Evidence = Repository.PathOf("samples/evidence/plants-north.json");
    private static readonly string Exemptions = Repository.PathOf("samples/exemptions/contoso.json");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scan_DeclaredSample_SettlesWhatOnlyDeclarationsTell()
    {
        var run = await ScanAsync(Healthy, "--declarations", Declarations);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(41, (int)run.Json["summary"]!["proven"]!);
        Assert.Empty(run.Json["findings"]!.AsArray());
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Scan_DriftedSampleDeclared_FindsTheStoreThatLeftItsSite()
    {
        var run = await ScanAsync(Drifted, "--declarations", Declarations);

        var finding = Assert.Single(run.Json["findings"]!.AsArray(), finding => (string)finding!["ruleId"]! == "ARC-DNS-013")!;
        Assert.EndsWith("/vnet-hub-weu", (string)finding["resourceId"]!, StringComparison.Ordinal);
        Assert.Equal(22, finding["affectedClusters"]!.AsArray().Count);
    }

    [Fact]
    public async Task Scan_Evidence_DecidesForItsSiteAlone()
    {
        var before = await ScanAsync(Healthy, "--declarations", Declarations);
        var after = await ScanAsync(Healthy, "--declarations", Declarations, "--evidence", Evidence);

        Assert.Equal((41, 29), (OpenFor(before, "ARC-DNS-011"), OpenFor(after, "ARC-DNS-011")));
        Assert.Empty(after.Error);
    }

    [Theory]
    [InlineData("2026-11-21T06:00:00Z", 29)]
    [InlineData("2026-11-21T06:00:01Z", 41)]
    public async Task Scan_Evidence_CountsExactlyOneDay(string at, int open)
    {
        var run = await ScanAsync(Healthy, "--declarations", Declarations, "--evidence", Evidence, "--at", at);

        Assert.Equal(open, OpenFor(run, "ARC-DNS-011"));
        Assert.Equal(open == 41, run.Error.Contains("The evidence of site 'plants-north' observed at 2026-11-20T06:00:00Z is older than 24 hours and does not count.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--evidence", "A", "B")]
    [InlineData("--evidence", "A", "--evidence", "B")]
    public async Task Scan_ManyEvidenceFiles_AllCount(params string[] options)
    {
        var files = new Dictionary<string, string> { ["A"] = Evidence, ["B"] = Write("labs.json", """{"schemaVersion":"1.0","site":"nowhere","observedAt":"2026-11-20T09:00:00Z"}""") };

        var run = await ScanAsync(Healthy, ["--declarations", Declarations, .. options.Select(option => files.GetValueOrDefault(option, option))]);

        Assert.Equal(29, OpenFor(run, "ARC-DNS-011"));
        Assert.Contains("'nowhere'", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Exemptions_ExcuseWithoutHiding()
    {
        var run = await ScanAsync(Drifted, "--exemptions", Exemptions);

        string[] exempted = [.. run.Json["findings"]!.AsArray().Where(finding => (bool)finding!["exempted"]!).Select(finding => (string)finding!["ruleId"]!)];
        Assert.Equal(["ARC-CON-001", "ARC-PL-011"], exempted);
        Assert.Equal((2, 1), ((int)run.Json["summary"]!["findings"]!["exempted"]!, (int)run.Json["summary"]!["exempt"]!));
        Assert.Equal("exempt", (string)run.Json["clusters"]!.AsArray().Single(cluster => (string)cluster!["name"]! == "store-lil-02")!["outOfScopeReason"]!);
    }

    [Theory]
    [InlineData("2026-12-15T23:59:59Z", true)]
    [InlineData("2026-12-16T00:00:00Z", false)]
    [InlineData("2026-12-16T00:59:59+01:00", true)]
    public async Task Scan_Exemption_CountsToTheLastSecondOfItsUtcDay(string at, bool counts)
    {
        var run = await ScanAsync(Drifted, "--exemptions", Exemptions, "--rules", "ARC-PL-011", "--allow-incomplete", "--at", at);

        Assert.Equal(counts ? 0 : 1, run.ExitCode);
        Assert.Equal(!counts, Warnings(run).Contains("The exemption 'plants-open-access' expired on 2026-12-15 and does not count."));
    }

    [Theory]
    [InlineData("2027-01-31T23:59:59Z", true)]
    [InlineData("2027-02-01T00:00:00Z", false)]
    public async Task Scan_Attestation_CountsToTheLastSecondOfItsUtcDay(string at, bool counts)
    {
        var run = await ScanAsync(Healthy, "--declarations", Declarations, "--rules", "ARC-EXT-002", "--at", at);

        Assert.Equal(counts ? 34 : 41, OpenFor(run, "ARC-EXT-002"));
        Assert.Equal(counts ? 0 : 1, Warnings(run).Count(warning => warning.StartsWith("The attestation of ARC-EXT-002 for ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Scan_Warnings_AreOnStandardErrorAndInTheResult()
    {
        var declarations = Write("declarations.json", """{"sites":[{"name":"a","clusters":["*/plant-99"],"egress":{"mode":"azure","networkSecurityGroupIds":["/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/gone"]}}]}""");

        var run = await ScanAsync(Healthy, "--declarations", declarations);

        string[] expected =
        [
            "Site 'a': '*/plant-99' matches no cluster of the estate.",
            "Site 'a': the network security group /subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/gone is not in the estate, which does not cover it.",
        ];
        Assert.Equal(expected, Warnings(run));
        Assert.Equal(expected.Select(warning => $"compliance: warning: {warning}"), run.ErrorLines);
    }

    [Theory]
    [InlineData("--declarations", """{"sites":[{"name":"a","dns":{"forwardr":{}}}]}""", "file.json: sites[0].dns.forwardr is not a known key")]
    [InlineData("--declarations", """{"attestations":[{"rule":"ARC-NET-008","resourceId":"*","expires":"2026-12-01"}]}""", "file.json: attestations[0].outcome is missing")]
    [InlineData("--declarations", "{", "file.json: line 1, byte 2: ")]
    [InlineData("--declarations", StoreSite + """,{"name":"lille","clusters":["*/store-lil-02"]}]}""", "/store-lil-02 is in more than one site: 'stores', 'lille'.")]
    [InlineData("--declarations", StoreSite + """,{"name":"all","clusters":["*"]}]}""", "(and 21 more contradictions like this).")]
    [InlineData("--evidence", """{"schemaVersion":"1.0","site":"a"}""", "file.json: observedAt is missing")]
    [InlineData("--exemptions", """{"exemptions":[{"id":"e","rule":"ARC-NO-001"}]}""", "file.json: exemptions[0].rule is 'ARC-NO-001', which is no rule")]
    public async Task Scan_WrongFile_PrintsNothingButOneLine(string option, string text, string expected)
    {
        var run = await ScanAsync(Healthy, option, Write("file.json", text));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains(expected, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    // The whole catalogue counts, not only what this scan runs.
    [Fact]
    public async Task Scan_AttestationOfARuleThatIsNotSelected_IsNoError() =>
        Assert.Equal(0, (await ScanAsync(Healthy, "--declarations", Declarations, "--rules", "ARC-PL-001")).ExitCode);

    [Theory]
    [InlineData("--declarations", "a declarations")]
    [InlineData("--evidence", "an evidence")]
    [InlineData("--exemptions", "an exemptions")]
    public async Task Scan_FileThatCannotBeRead_IsRefused(string option, string kind)
    {
        var missing = await ScanAsync(Healthy, option, "no-such-file.json");
        var folder = await ScanAsync(Healthy, option, ".");

        Assert.Equal((2, 2), (missing.ExitCode, folder.ExitCode));
        Assert.Contains("There is no file 'no-such-file.json'.", Assert.Single(missing.ErrorLines), StringComparison.Ordinal);
        Assert.Contains($"'.' is a folder: name {kind} file.", Assert.Single(folder.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_OutputIsTheExemptions_IsRefusedAndTheFileKept()
    {
        var path = Write("exemptions.json", "{}");

        var run = await CliRun.OfAsync("scan", "--estate", Healthy, "--exemptions", path, "--output", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("it is an input", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal("{}", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("demo --once")]
    public async Task Host_WrongDeclarations_DoesNotStart(string command)
    {
        var run = await CliRun.OfAsync([.. command.Split(' '), "--declarations", Write("file.json", """{"site":[]}""")]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("file.json: site is not a known key", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demo_ClusterInTwoSites_DoesNotStart()
    {
        var run = await CliRun.OfAsync("demo", "--once", "--declarations", Write("file.json", StoreSite + """,{"name":"lille","clusters":["*/store-lil-02"]}]}"""));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("'stores', 'lille'", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static Task<CliRun> ScanAsync(string estate, params string[] options) => CliRun.OfAsync(["scan", "--estate", estate, "--format", "json", .. options]);

    private static int OpenFor(CliRun run, string rule) =>
        run.Json["unknowns"]!.AsArray().Where(unknown => (string)unknown!["ruleId"]! == rule).Sum(unknown => (int)unknown!["count"]!);

    private static IReadOnlyList<string> Warnings(CliRun run) => [.. run.Json["coverage"]!["warnings"]!.AsArray().Select(warning => (string)warning!)];

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.PathOf(name), text);
        return _folder.PathOf(name);
    }
}
