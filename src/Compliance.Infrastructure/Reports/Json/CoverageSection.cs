using Compliance.Domain.Estates;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary><c>coverage</c>: what was asked, what answered and what was missed.</summary>
internal static class CoverageSection
{
    public static void Write(ReportContent content)
    {
        var writer = content.Writer;
        var estate = content.Assessment.Topology.Estate;
        writer.WriteStartObject("coverage");
        writer.WriteBoolean("complete", content.Assessment.IsComplete);
        writer.WriteNumber("resourcesRead", estate.Count);
        writer.WriteNumber("rowsIgnored", estate.Coverage.RowsIgnored);

        writer.WriteStartArray("subscriptions");
        foreach (var subscription in estate.Coverage.Subscriptions)
        {
            writer.WriteStartObject();
            writer.WriteString("id", subscription.Id);
            writer.WriteString("state", CamelCase<SubscriptionState>.Of(subscription.State));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();

        writer.WriteStartArray("gaps");
        foreach (var gap in content.Assessment.Gaps)
        {
            writer.WriteStartObject();
            writer.WriteString("what", gap.What);
            writer.WriteString("reason", gap.Reason);
            writer.WriteString("effect", CamelCase<GapEffect>.Of(gap.Effect));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStrings("warnings", estate.Coverage.Warnings);
        writer.WriteEndObject();
    }
}
