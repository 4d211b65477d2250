using System.Buffers;
using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>Makes a row of what Resource Manager answers to a GET (design 4.1).</summary>
internal static class ArmRow
{
    /// <summary>
    /// With the id that was asked for, and its type: the validation call answers with the scope's own id, and a provider has
    /// no type. The validation's fields go below <c>properties</c>; of a provider the list of all its types is left out.
    /// </summary>
    /// <exception cref="FormatException">The body is no JSON object.</exception>
    public static ReadOnlyMemory<byte> Of(ArmQuestion question, BinaryData body)
    {
        using var document = Parse(body);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("id", question.About.Text);
        json.WriteString("type", question.Type.Name);
        var root = document.RootElement;
        if (question.Type == ResourceType.ScopeValidation && !root.TryGetProperty("properties", out _))
        {
            json.WritePropertyName("properties");
            root.WriteTo(json);
        }
        else
        {
            foreach (var property in root.EnumerateObject().Where(property => property.Name is not ("id" or "type" or "resourceTypes")))
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static JsonDocument Parse(BinaryData body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document : throw new FormatException("the body is no JSON object");
        }
        catch (JsonException error)
        {
            throw new FormatException($"the body is no JSON: line {error.LineNumber + 1}", error);
        }
    }
}
