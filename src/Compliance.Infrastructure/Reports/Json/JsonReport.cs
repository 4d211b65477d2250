using System.Text.Json;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary>
/// The scan result as JSON, schema version 1.0 (docs/scan-result.schema.json). Two runs on the same estate give the same
/// bytes but for <c>scan</c>. Streamed: no more than a section's element is held at a time.
/// </summary>
internal sealed class JsonReport : IScanReportWriter
{
    private const string SchemaVersion = "1.0";

    public string Format => "json";

    public async Task WriteAsync(ScanReport report, ReportOptions options, Stream output, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(output, ReportJson.Indented);
        await using (writer)
        {
            var content = new ReportContent(report, options, writer);
            writer.WriteStartObject();
            writer.WriteString("schemaVersion", SchemaVersion);
            HeadSection.Write(content);
            CoverageSection.Write(content);
            SummarySection.Write(content);
            await ClusterSection.WriteAsync(content, cancellationToken);
            await FindingSection.WriteAsync(content, cancellationToken);
            await UnknownSection.WriteAsync(content, cancellationToken);
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken);
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
