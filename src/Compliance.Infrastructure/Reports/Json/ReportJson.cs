using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary>How results are spelled in JSON, and the parts that more than one section has.</summary>
internal static class ReportJson
{
    // The default encoder would escape what is harmless outside of HTML, and results are read by people, too.
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = Compact with { Indented = true, NewLine = "\n" };

    public static void WriteEvidence(this Utf8JsonWriter writer, string name, ImmutableArray<Evidence> evidence, Func<ResourceId, string> spell)
    {
        writer.WriteStartArray(name);
        foreach (var fact in evidence)
        {
            writer.WriteStartObject();
            writer.WriteString("resourceId", spell(fact.ResourceId));
            writer.WriteString("property", fact.Property);
            writer.WriteString("actual", fact.Actual);
            writer.WriteString("expected", fact.Expected);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteStrings(this Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    /// <summary>UTC, milliseconds, <c>Z</c>.</summary>
    public static void WriteTime(this Utf8JsonWriter writer, string name, DateTimeOffset time) =>
        writer.WriteString(name, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture));
}
