using System.Text.Json;
using Compliance.Infrastructure.Reports.Json;

namespace Compliance.Infrastructure.Reports.Sarif;

/// <summary>
/// The scan result as SARIF 2.1.0 (OASIS), for code scanning and pipelines: a finding is a result, a rule a rule, and what
/// could not be read a notification. Two runs on the same estate give the same bytes but for the times of the invocation.
/// </summary>
internal sealed class SarifReport : IScanReportWriter
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public string Format => "sarif";

    public async Task WriteAsync(ScanReport report, ReportOptions options, Stream output, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(output, ReportJson.Indented);
        await using (writer)
        {
            var content = new ReportContent(report, options, writer);
            var rules = new SarifRules(report.Assessment.Catalogue);
            writer.WriteStartObject();
            writer.WriteString("$schema", Schema);
            writer.WriteString("version", "2.1.0");
            writer.WriteStartArray("runs");
            writer.WriteStartObject();
            SarifTool.Write(content, rules);
            SarifInvocation.Write(content, rules);
            await SarifResults.WriteAsync(content, rules, cancellationToken);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken);
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
