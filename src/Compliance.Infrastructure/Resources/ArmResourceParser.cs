using System.Text.Json;
using Compliance.Application.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>Reads the body of one resource as Resource Manager answers it. Safe for any number of threads.</summary>
public sealed class ArmResourceParser : IResourceParser
{
    private readonly StringPool _pool = new();

    public Resource? Parse(ReadOnlyMemory<byte> utf8Json)
    {
        try
        {
            var json = new JsonCursor(utf8Json.Span, isFinal: true, new JsonReaderState(JsonCursor.Options), _pool);
            if (!json.Read() || json.Token is not JsonTokenType.StartObject)
            {
                throw new RowException("The body is no JSON object.");
            }

            return RowReader.OfObject(ref json).Complete(typeFromId: true).Resource;
        }
        catch (JsonException error)
        {
            throw new RowException($"The body is no JSON: {error.Message}", error);
        }
    }
}
