using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Compliance.Domain.Estates;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Json;

namespace Compliance.Infrastructure.Reports;

/// <summary>
/// The hops of a proof as a JSON array: the form that scan results carry and stores keep. Has no read times, so that the
/// same facts give the same bytes.
/// </summary>
public static class HopsJson
{
    /// <summary>Writes the array as one value; ids are spelled as the rows of <paramref name="estate"/> spell them.</summary>
    public static void Write(Utf8JsonWriter writer, Proof proof, Estate estate)
    {
        var spelling = new IdSpelling(estate);
        Write(writer, proof, spelling.Of);
    }

    /// <summary>Writes the array as one value; ids are spelled as the rules met them.</summary>
    public static void Write(Utf8JsonWriter writer, Proof proof) => Write(writer, proof, id => id.Text);

    /// <summary>The array as compact text.</summary>
    public static string ToText(Proof proof, Estate estate) => ToText(writer => Write(writer, proof, estate));

    /// <inheritdoc cref="ToText(Proof, Estate)"/>
    public static string ToText(Proof proof) => ToText(writer => Write(writer, proof));

    internal static void Write(Utf8JsonWriter writer, Proof proof, Func<ResourceId, string> spell)
    {
        writer.WriteStartArray();
        foreach (var hop in proof.Hops)
        {
            writer.WriteStartObject();
            writer.WriteString("name", CamelCase<Hop>.Of(hop.Hop));
            writer.WriteString("state", CamelCase<HopState>.Of(hop.State));
            writer.WriteBoolean("exempted", hop.IsExempted);
            writer.WriteEvidence("evidence", hop.Evidence, spell);
            WriteKeys(writer, hop.Findings);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter writer, ImmutableArray<FindingKey> keys)
    {
        writer.WriteStartArray("findings");
        foreach (var key in keys)
        {
            writer.WriteStringValue(key.Value);
        }

        writer.WriteEndArray();
    }

    private static string ToText(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, ReportJson.Compact))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
