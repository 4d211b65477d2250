using System.Text.Json.Nodes;
using Compliance.Application.Scans;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Infrastructure.Tests.Reports;
using Compliance.Rules;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>
/// A scan of a live estate says what a scan of its file says, and so does a scan of its export: in <c>clusters</c>,
/// <c>findings</c>, <c>unknowns</c> and <c>summary</c>, with every hop and its evidence. The export, served by a simulator, is
/// read live as the same estate again.
/// </summary>
public sealed class LiveScanTests
{
    private static readonly string[] Sections = ["clusters", "findings", "unknowns", "summary"];

    [Theory]
    [InlineData("contoso.json")]
    [InlineData("drifted.json")]
    public async Task Scan_Sample_IsTheSameLiveAndExported(string sample)
    {
        var file = await Samples.ReadAsync(sample);
        await using var live = await LiveEstate.StartAsync(sample: sample);

        await AssertSameAsync(file, live, DeclarationSet.None);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(1_100)]
    public async Task Scan_EveryType_IsTheSameLiveAndExported(int clusters)
    {
        var json = EveryType.Json(clusters);
        var file = await ReadAsync(json);
        await using var live = await LiveEstate.StartAsync(json);

        await AssertSameAsync(file, live, EveryType.Declarations);
    }

    [Fact]
    public async Task Scan_EveryType_MissesNothing()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));

        var estate = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate;

        var assessment = new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, EveryType.Declarations, EstateFile.Now));
        Assert.Empty(assessment.Gaps);
        Assert.Equal(EveryType.Types.Select(type => type.Name).Order(), estate.Resources.Select(resource => resource.Type.Name).Distinct().Order());
        Assert.DoesNotContain(assessment.Unknowns, unknown => unknown.Reason is not (Domain.Rules.UnknownReason.NotProvided or Domain.Rules.UnknownReason.UnknownValue));
    }

    private static async Task AssertSameAsync(Estate file, LiveEstate live, DeclarationSet declarations)
    {
        var read = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate;
        using var written = new MemoryStream();
        var exported = await live.Export.WriteAsync(ScanScope.Everything, written, CancellationToken.None);
        written.Position = 0;
        var export = await EstateFileReader.ReadAsync(written, "export", new EstateFileOptions { Now = EstateFile.Now }, CancellationToken.None);

        // Rules look at the clock: all three are judged at the file's time.
        var expected = await ReportAsync(file, declarations, file.ReadAt);
        AssertSame(expected, await ReportAsync(read, declarations, file.ReadAt));
        AssertSame(expected, await ReportAsync(export, declarations, file.ReadAt));
        await using var again = await LiveEstate.StartAsync(System.Text.Encoding.UTF8.GetString(written.ToArray()));
        AssertSame(expected, await ReportAsync((await again.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate, declarations, file.ReadAt));
        Assert.True(exported.IsComplete);
        Assert.Equal(read.Count, exported.Rows);
        Assert.Empty(export.Coverage.Warnings);
        Assert.Equal(0, export.Coverage.RowsIgnored);
    }

    private static void AssertSame(JsonNode expected, JsonNode actual) =>
        Assert.All(Sections, section => Assert.Equal(Lower(expected[section]!), Lower(actual[section]!)));

    // Ids keep the casing of their producer: Resource Graph and Resource Manager each have their own.
    private static string Lower(JsonNode section) => section.ToJsonString().ToLowerInvariant();

    private static Task<Estate> ReadAsync(string json) =>
        EstateFileReader.ReadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json)), "estate", new EstateFileOptions { Now = EstateFile.Now }, CancellationToken.None);

    private static Task<JsonNode> ReportAsync(Estate estate, DeclarationSet declarations, DateTimeOffset now) => new ScanReport
    {
        Assessment = new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, declarations, now)),
        ScanId = "scan-1",
        Scope = ScanScope.Everything,
        StartedAt = now,
        CompletedAt = now,
        Source = ScanSource.Azure,
        ToolVersion = "1.2.3",
    }.ToJsonAsync(ProofSelection.All);
}
