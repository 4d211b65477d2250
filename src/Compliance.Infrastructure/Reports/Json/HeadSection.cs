using System.Text.Json;
using Compliance.Application.Scans;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary><c>tool</c> and <c>scan</c>; the latter is the only part that differs from run to run.</summary>
internal static class HeadSection
{
    public static void Write(ReportContent content)
    {
        var writer = content.Writer;
        var report = content.Report;
        writer.WriteStartObject("tool");
        writer.WriteString("name", "compliance");
        writer.WriteString("version", report.ToolVersion);
        writer.WriteString("rulePack", content.Assessment.Catalogue.Pack);
        writer.WriteEndObject();

        writer.WriteStartObject("scan");
        writer.WriteString("id", report.ScanId);
        WriteScope(content, report.Scope);
        writer.WriteTime("startedAt", report.StartedAt);
        writer.WriteTime("completedAt", report.CompletedAt);
        writer.WriteString("source", CamelCase<ScanSource>.Of(report.Source));
        writer.WriteEndObject();
    }

    private static void WriteScope(ReportContent content, ScanScope scope)
    {
        var writer = content.Writer;
        writer.WriteStartObject("scope");
        if (!scope.Subscriptions.IsEmpty)
        {
            writer.WriteStrings("subscriptions", scope.Subscriptions);
        }

        WriteIfSet(writer, "managementGroup", scope.ManagementGroup);
        WriteIfSet(writer, "resourceGroup", scope.ResourceGroup?.Text);
        WriteIfSet(writer, "cluster", scope.Cluster is { } cluster ? content.Spell(cluster) : null);
        writer.WriteEndObject();
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
