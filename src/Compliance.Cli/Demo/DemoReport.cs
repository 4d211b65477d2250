using System.Globalization;
using System.Text.Json;

namespace Compliance.Cli.Demo;

/// <summary>The ledger of the story, as text while it plays or as one JSON object at the end (design 4.5).</summary>
internal static class DemoReport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Line(DemoStep step) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(step.IsRight ? "ok " : "BAD")} {step.Break.Name}: {step.Break.Rule}, {step.AffectedClusters} {(step.AffectedClusters == 1 ? "cluster" : "clusters")}, stored {Milliseconds(step.EventToStored)}, alerted {Milliseconds(step.EventToAlert)}, {step.Alerts} {(step.Alerts == 1 ? "alert" : "alerts")}, {(step.Closed ? "closed after repair" : "NOT closed")}");

    public static void WriteJson(Stream output, IReadOnlyList<DemoStep> steps, bool ok)
    {
        using var json = new Utf8JsonWriter(output, Indented);
        json.WriteStartObject();
        json.WriteBoolean("ok", ok);
        json.WriteStartArray("remediations");
        json.WriteEndArray();
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("name", step.Break.Name);
            json.WriteString("resourceId", step.Break.ResourceId.Text);
            json.WriteString("ruleId", step.Break.Rule.Value);
            json.WriteString("findingKey", step.Key.Value);
            json.WriteNumber("affectedClusters", step.AffectedClusters);
            Write(json, "eventToStoredMs", step.EventToStored);
            Write(json, "eventToAlertMs", step.EventToAlert);
            json.WriteNumber("alerts", step.Alerts);
            json.WriteBoolean("closed", step.Closed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, string name, TimeSpan? span)
    {
        if (span is { } value)
        {
            json.WriteNumber(name, Math.Round(value.TotalMilliseconds, 1));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Milliseconds(TimeSpan? span) =>
        span is { } value ? string.Create(CultureInfo.InvariantCulture, $"after {value.TotalMilliseconds:F0} ms") : "never";
}
