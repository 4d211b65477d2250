using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Application.Stores;

/// <summary>The form in which every store keeps what the use cases hand it: one JSON body a row, enums by name.</summary>
/// <remarks>Not generated at build: the generator cannot look past the spans of <see cref="Domain.Ids.ResourceId"/>.</remarks>
public static class StoreJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters = { new ResourceIdConverter(), new RuleIdConverter(), new FindingKeyConverter(), new JsonStringEnumConverter() },
    };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <exception cref="JsonException">The bytes are no body of that kind.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body) =>
        JsonSerializer.Deserialize<T>(body, Options) ?? throw new JsonException($"A stored {typeof(T).Name} is empty.");
}
