using System.Collections.Immutable;
using Compliance.Infrastructure.Reports.Csv;
using Compliance.Infrastructure.Reports.Json;
using Compliance.Infrastructure.Reports.Sarif;
using Compliance.Infrastructure.Reports.Text;

namespace Compliance.Infrastructure.Reports;

/// <summary>The formats there are: a new one is a line here.</summary>
public static class ReportFormats
{
    public static ImmutableArray<IScanReportWriter> All { get; } = [new TextReport(), new JsonReport(), new SarifReport(), new CsvReport()];

    /// <summary>The names of all formats as a sentence gives them.</summary>
    public static string Names => string.Join(", ", All.Select(writer => writer.Format));

    /// <summary>The writer of a format, named in any casing; null when there is none.</summary>
    public static IScanReportWriter? Find(string format) =>
        All.FirstOrDefault(writer => string.Equals(writer.Format, format, StringComparison.OrdinalIgnoreCase));
}
