using System.Globalization;
using System.Text;
using Compliance.Domain.Findings;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Csv;

/// <summary>
/// The findings as CSV (RFC 4180), a row each below a row of names, lines ended by CR LF; columns are described in docs/reports.md. New columns are
/// added at the end. UTF-8 without a byte order mark: scripts and databases would take it for a part of the first name.
/// </summary>
internal sealed class CsvReport : IScanReportWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly string[] Columns = ["key", "rule", "severity", "exempted", "resourceId", "resourceType", "message", "affectedClusters", "docs"];

    public string Format => "csv";

    public async Task WriteAsync(ScanReport report, ReportOptions options, Stream output, CancellationToken cancellationToken)
    {
        var spelling = new IdSpelling(report.Assessment.Topology.Estate);
        await using var text = new StreamWriter(output, Utf8, leaveOpen: true);
        await text.WriteAsync(CsvRow.Of(Columns).AsMemory(), cancellationToken);
        foreach (var finding in report.Assessment.Findings)
        {
            await text.WriteAsync(CsvRow.Of(Cells(finding, spelling)).AsMemory(), cancellationToken);
        }

        await text.FlushAsync(cancellationToken);
    }

    private static string[] Cells(Finding finding, IdSpelling spelling) =>
    [
        finding.Key.Value,
        finding.Rule.Id.Value,
        CamelCase<Severity>.Of(finding.Severity),
        finding.IsExempted ? "true" : "false",
        spelling.Of(finding.ResourceId),
        TypeSpelling.Of(finding.ResourceId),
        finding.Message,
        finding.AffectedClusters.Length.ToString(CultureInfo.InvariantCulture),
        DocsPage.Of(finding.Rule.Id),
    ];
}
