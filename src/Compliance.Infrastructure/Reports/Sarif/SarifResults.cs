using System.Text.Json;
using Compliance.Domain.Findings;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Json;

namespace Compliance.Infrastructure.Reports.Sarif;

/// <summary><c>results</c>: a finding each, at the resource at fault; exempted findings are suppressed ones.</summary>
internal static class SarifResults
{
    // A shared cause affects thousands: the count says so, and the JSON result has them all.
    private const int MaxClusters = 100;

    public static async Task WriteAsync(ReportContent content, SarifRules rules, CancellationToken cancellationToken)
    {
        content.Writer.WriteStartArray("results");
        foreach (var finding in content.Assessment.Findings)
        {
            Write(content, rules, finding);
            await content.FlushIfDueAsync(cancellationToken);
        }

        content.Writer.WriteEndArray();
    }

    private static void Write(ReportContent content, SarifRules rules, Finding finding)
    {
        var writer = content.Writer;
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Rule.Id.Value);
        writer.WriteNumber("ruleIndex", rules.PlaceOf(finding.Rule.Id));
        writer.WriteString("kind", "fail");
        writer.WriteString("level", SarifLevel.Of(finding.Severity));
        writer.WriteStartObject("message");
        writer.WriteString("text", finding.Message);
        writer.WriteEndObject();
        WriteLocation(content, finding);
        WriteFingerprint(writer, "fingerprints", finding.Key);
        WriteFingerprint(writer, "partialFingerprints", finding.Key);
        WriteSuppressions(content, finding);
        // A scan stands alone. Once it can be given an earlier one, this is where the two are compared.
        writer.WriteString("baselineState", "new");
        WriteProperties(content, finding);
        writer.WriteEndObject();
    }

    // A resource is no place in a file, so there is no physical location to give.
    private static void WriteLocation(ReportContent content, Finding finding)
    {
        var writer = content.Writer;
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartArray("logicalLocations");
        writer.WriteStartObject();
        writer.WriteString("name", finding.ResourceId.Name);
        writer.WriteString("fullyQualifiedName", content.Spell(finding.ResourceId));
        writer.WriteString("kind", "resource");
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteFingerprint(Utf8JsonWriter writer, string name, FindingKey key)
    {
        writer.WriteStartObject(name);
        writer.WriteString("findingKey/v1", key.Value);
        writer.WriteEndObject();
    }

    // An empty list says "not suppressed"; a missing one would say "not known".
    private static void WriteSuppressions(ReportContent content, Finding finding)
    {
        var writer = content.Writer;
        writer.WriteStartArray("suppressions");
        if (finding.IsExempted)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "external");
            writer.WriteString("status", "accepted");
            if (content.Report.ExemptionOf(finding) is { } exemption)
            {
                writer.WriteString("justification", exemption.Reason);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProperties(ReportContent content, Finding finding)
    {
        var writer = content.Writer;
        var clusters = finding.AffectedClusters;
        writer.WriteStartObject("properties");
        writer.WriteString("severity", CamelCase<Severity>.Of(finding.Severity));
        writer.WriteNumber("affectedClusters", clusters.Length);
        writer.WriteStrings("clusters", clusters.Take(MaxClusters).Select(content.Spell));
        writer.WriteEndObject();
    }
}
