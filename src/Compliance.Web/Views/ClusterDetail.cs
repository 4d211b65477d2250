using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Application.Proofs;

namespace Compliance.Web.Views;

/// <summary>A cluster with its proof.</summary>
/// <param name="Hops">All twelve in the order they are walked, in the form of a scan result.</param>
public sealed record ClusterDetail(ClusterView Cluster, [property: JsonConverter(typeof(RawJsonConverter))] string Hops)
{
    internal static ClusterDetail Of(StoredProof proof) => new(ClusterView.Of(proof), proof.HopsJson);
}

/// <summary>Embeds JSON that was stored as text, byte for byte.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
}
