using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Application.Scans;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports;
using Compliance.Rules;
using Compliance.Testing.Builders;

namespace Compliance.Infrastructure.Tests.Reports;

/// <summary>
/// Reports of small estates, and what the writers make of them. They are judged by rules that Azure's own data decides, so
/// that a test says which facts are open.
/// </summary>
internal static class AReport
{
    private static readonly RuleCatalogue Rules = BuiltInRules.Catalogue.Select(["ARC-PL-001", "ARC-PL-002", "ARC-PL-003", "ARC-PL-011", "ARC-PE-001", "ARC-DNS-001", "ARC-DNS-003"]);

    public static ScanReport Of(EstateBuilder estate, params ImmutableArray<Exemption> exemptions) => Of(estate, [], exemptions);

    /// <param name="more">Rules beside the built-in ones.</param>
    public static ScanReport Of(EstateBuilder estate, IEnumerable<IRule> more, ImmutableArray<Exemption> exemptions) => new()
    {
        Assessment = new Judge(new RuleCatalogue(Rules.Rules.Concat(more), Rules.Pack), exemptions).Assess(estate.Link()),
        ScanId = "scan-1",
        Scope = ScanScope.Everything,
        StartedAt = EstateBuilder.Now,
        CompletedAt = EstateBuilder.Now.AddSeconds(2),
        Source = ScanSource.EstateFile,
        SourceName = "estate.json",
        ToolVersion = "1.2.3",
    };

    public static async Task<JsonNode> ToJsonAsync(this ScanReport report, ProofSelection proofs = ProofSelection.Broken) =>
        JsonNode.Parse(await report.PrintAsync("json", new ReportOptions { Proofs = proofs }))!;

    public static async Task<string> PrintAsync(this ScanReport report, string format, ReportOptions? options = null)
    {
        using var output = new MemoryStream();
        await ReportFormats.Find(format)!.WriteAsync(report, options ?? new ReportOptions(), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
