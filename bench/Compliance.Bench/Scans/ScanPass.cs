using Compliance.Application.Scans;
using Compliance.Bench.Estates;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Infrastructure.Reports;
using Compliance.Rules;

namespace Compliance.Bench.Scans;

/// <summary>An offline scan as <c>compliance scan --format json</c> runs it: parse, link, judge, group, report.</summary>
internal static class ScanPass
{
    public static async Task<Assessment> RunAsync(string path)
    {
        var estate = await ReadAsync(path);
        var assessment = new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, DeclarationSet.None, estate.ReadAt));
        var report = new ScanReport
        {
            Assessment = assessment,
            ScanId = "bench",
            Scope = ScanScope.Everything,
            StartedAt = ArcEstate.ReadAt,
            CompletedAt = ArcEstate.ReadAt,
            Source = ScanSource.EstateFile,
            ToolVersion = "bench",
        };
        await ReportFormats.Find("json")!.WriteAsync(report, new ReportOptions(), Stream.Null, CancellationToken.None);
        return assessment;
    }

    public static async Task<Estate> ReadAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return await EstateFileReader.ReadAsync(file, "bench", new EstateFileOptions { Now = ArcEstate.ReadAt }, CancellationToken.None);
    }
}
