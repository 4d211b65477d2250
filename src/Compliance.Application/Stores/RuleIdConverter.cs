using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Domain.Rules;

namespace Compliance.Application.Stores;

/// <summary>A rule id as its text.</summary>
public sealed class RuleIdConverter : JsonConverter<RuleId>
{
    public override RuleId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A rule id is missing."));

    public override void Write(Utf8JsonWriter writer, RuleId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
