using System.Text.Json;
using Compliance.Domain.Findings;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary><c>findings</c>: one for each cause.</summary>
internal static class FindingSection
{
    public static async Task WriteAsync(ReportContent content, CancellationToken cancellationToken)
    {
        content.Writer.WriteStartArray("findings");
        foreach (var finding in content.Assessment.Findings)
        {
            Write(content, finding);
            await content.FlushIfDueAsync(cancellationToken);
        }

        content.Writer.WriteEndArray();
    }

    private static void Write(ReportContent content, Finding finding)
    {
        var writer = content.Writer;
        writer.WriteStartObject();
        writer.WriteString("key", finding.Key.Value);
        writer.WriteString("ruleId", finding.Rule.Id.Value);
        writer.WriteString("title", finding.Rule.Title);
        writer.WriteString("severity", CamelCase<Severity>.Of(finding.Severity));
        writer.WriteString("state", CamelCase<ComplianceState>.Of(ComplianceState.NonCompliant));
        writer.WriteBoolean("exempted", finding.IsExempted);
        writer.WriteString("resourceId", content.Spell(finding.ResourceId));
        writer.WriteString("resourceType", TypeSpelling.Of(finding.ResourceId));
        writer.WriteString("message", finding.Message);
        writer.WriteStrings("affectedClusters", finding.AffectedClusters.Select(content.Spell));
        writer.WriteEvidence("evidence", finding.Evidence, content.Spell);
        WriteRemediation(writer, finding.Rule.Remediation);
        writer.WriteString("docs", DocsPage.Of(finding.Rule.Id));
        writer.WriteEndObject();
    }

    private static void WriteRemediation(Utf8JsonWriter writer, RemediationAction action)
    {
        writer.WriteStartObject("remediation");
        writer.WriteString("kind", action is RemediationAction.None ? "none" : "plan");
        if (action is not RemediationAction.None)
        {
            writer.WriteString("action", CamelCase<RemediationAction>.Of(action));
        }

        writer.WriteEndObject();
    }
}
