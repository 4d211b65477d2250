using System.Text.Json;
using Azure;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Reads an answer that is one JSON object.</summary>
internal static class ArmBody
{
    /// <exception cref="JsonException">It is no JSON, or not all of it.</exception>
    public static async Task<BinaryData> ReadAsync(Response response, Stream body, CancellationToken cancellationToken)
    {
        var data = await BinaryData.FromStreamAsync(body, cancellationToken);
        Check(data);
        return data;
    }

    // A body that broke off must be noticed here, where it can be asked for again.
    private static void Check(BinaryData data)
    {
        var json = new Utf8JsonReader(data.ToMemory().Span);
        while (json.Read())
        {
        }
    }
}
