using System.Text;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>
/// The scan result for a person: what is proven, what broke it, what stayed open, what to do next. Incomplete coverage
/// comes first, because it limits all that follows.
/// </summary>
internal sealed class TextReport : IScanReportWriter
{
    public string Format => "text";

    public async Task WriteAsync(ScanReport report, ReportOptions options, Stream output, CancellationToken cancellationToken)
    {
        var page = new TextPage(options.Width, options.HasColour);
        foreach (var section in Sections(report, options))
        {
            section(page);
            await output.WriteAsync(Encoding.UTF8.GetBytes(page.Take()), cancellationToken);
        }
    }

    private static IEnumerable<Action<TextPage>> Sections(ScanReport report, ReportOptions options)
    {
        yield return page => HeadLines.Write(page, report);
        yield return page => CoverageLines.Write(page, report.Assessment);
        yield return page => VerdictLines.Write(page, report.Assessment);
        yield return page => CauseLines.Write(page, report.Assessment, options.Proofs);
        yield return page => ClusterLines.Write(page, report.Assessment, options.Proofs);
        yield return page => OpenFactLines.Write(page, report.Assessment);
        yield return page => NextLines.Write(page, report.Assessment);
    }
}
