using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Domain.Findings;

namespace Compliance.Application.Stores;

/// <summary>A finding's key as its text.</summary>
public sealed class FindingKeyConverter : JsonConverter<FindingKey>
{
    public override FindingKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FindingKey.TryParse(reader.GetString(), out var key) ? key : throw new JsonException("A finding's key is malformed.");

    public override void Write(Utf8JsonWriter writer, FindingKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
