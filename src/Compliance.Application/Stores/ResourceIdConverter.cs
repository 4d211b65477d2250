using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Domain.Ids;

namespace Compliance.Application.Stores;

/// <summary>A resource id as the text it was written in; the id that names nothing as an empty text.</summary>
public sealed class ResourceIdConverter : JsonConverter<ResourceId>
{
    public override ResourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? ResourceId.Parse(text) : default;

    public override void Write(Utf8JsonWriter writer, ResourceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
