using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Domain.Ids;

namespace Compliance.Application.Stores;

/// <summary>A resource id as the text it was written in.</summary>
public sealed class ResourceIdConverter : JsonConverter<ResourceId>
{
    public override ResourceId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ResourceId.Parse(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, ResourceId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);
}
