namespace Compliance.Infrastructure.Reports;

/// <summary>One format of a scan result. Stateless: one writer serves any number of reports at a time.</summary>
public interface IScanReportWriter
{
    /// <summary>The name it is asked for by, for example <c>json</c>.</summary>
    string Format { get; }

    /// <summary>Writes the report in UTF-8 without a byte order mark; leaves the stream open.</summary>
    Task WriteAsync(ScanReport report, ReportOptions options, Stream output, CancellationToken cancellationToken);
}
