using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary><c>summary</c>: clusters by verdict, findings by severity.</summary>
internal static class SummarySection
{
    public static void Write(ReportContent content)
    {
        var writer = content.Writer;
        var summary = new ScanSummary(content.Assessment);
        writer.WriteStartObject("summary");
        writer.WriteNumber("clusters", summary.Clusters);
        writer.WriteNumber("proven", summary.Proven);
        writer.WriteNumber("broken", summary.Broken);
        writer.WriteNumber("unknown", summary.Unknown);
        writer.WriteNumber("outOfScope", summary.OutOfScope);
        writer.WriteNumber("exempt", summary.Exempt);
        writer.WriteStartObject("findings");
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            writer.WriteNumber(CamelCase<Severity>.Of(severity), summary.FindingsOf(severity));
        }

        writer.WriteNumber("exempted", summary.Exempted);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
