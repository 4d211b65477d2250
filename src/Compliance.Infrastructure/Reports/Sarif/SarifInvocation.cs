using System.Text.Json;
using Compliance.Domain.Estates;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Json;

namespace Compliance.Infrastructure.Reports.Sarif;

/// <summary>
/// <c>invocations</c>: when the scan ran, and what it could not see. An incomplete scan is not a successful one: whoever only
/// counts results must not read what is missing as a pass.
/// </summary>
internal static class SarifInvocation
{
    public static void Write(ReportContent content, SarifRules rules)
    {
        var writer = content.Writer;
        var assessment = content.Assessment;
        writer.WriteStartArray("invocations");
        writer.WriteStartObject();
        writer.WriteBoolean("executionSuccessful", assessment.IsComplete && assessment.RuleFaults.Count == 0);
        writer.WriteTime("startTimeUtc", content.Report.StartedAt);
        writer.WriteTime("endTimeUtc", content.Report.CompletedAt);
        writer.WriteStartArray("toolExecutionNotifications");
        WriteCoverage(content);
        WriteUnknowns(content, rules);
        WriteFaults(content, rules);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteCoverage(ReportContent content)
    {
        var coverage = content.Assessment.Topology.Estate.Coverage;
        foreach (var gap in content.Assessment.Gaps)
        {
            var level = gap.Effect is GapEffect.Incomplete ? SarifLevel.Error : SarifLevel.Note;
            Write(content.Writer, level, $"{gap.What}: {gap.Reason}");
        }

        foreach (var read in coverage.Subscriptions.Where(read => read.State is not SubscriptionState.Read))
        {
            Write(content.Writer, SarifLevel.Warning, $"Subscription {read.Id}: {CamelCase<SubscriptionState>.Of(read.State)}");
        }

        foreach (var warning in coverage.Warnings)
        {
            Write(content.Writer, SarifLevel.Warning, warning);
        }
    }

    private static void WriteUnknowns(ReportContent content, SarifRules rules)
    {
        foreach (var unknown in content.Assessment.Unknowns)
        {
            var level = unknown.Rule.IsMandatory ? SarifLevel.Warning : SarifLevel.Note;
            var text = $"Not decided ({CamelCase<UnknownReason>.Of(unknown.Reason)}), clusters concerned: {unknown.Clusters.Length}. {unknown.Message}";
            Write(content.Writer, level, text, writer => rules.WriteReference(writer, unknown.Rule.Id));
        }
    }

    private static void WriteFaults(ReportContent content, SarifRules rules)
    {
        foreach (var (rule, fault) in content.Assessment.RuleFaults.OrderBy(pair => pair.Key))
        {
            Write(content.Writer, SarifLevel.Error, $"The rule failed and counts as not decided: {fault.Message}", writer => rules.WriteReference(writer, rule));
        }
    }

    private static void Write(Utf8JsonWriter writer, string level, string text, Action<Utf8JsonWriter>? about = null)
    {
        writer.WriteStartObject();
        writer.WriteString("level", level);
        writer.WriteStartObject("message");
        writer.WriteString("text", text);
        writer.WriteEndObject();
        about?.Invoke(writer);
        writer.WriteEndObject();
    }
}
