using System.Text.Json;
using Azure;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>What an answer to a write, or to a look at an operation, says.</summary>
internal sealed record ArmReply(int Status, ReadOnlyMemory<byte> Body)
{
    // "error" of a failed operation, "status" of any, "provisioningState" of a resource.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    public string? AsyncOperation { get; private init; }

    public string? Location { get; private init; }

    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Of an operation.</summary>
    public string? State { get; private init; }

    /// <summary>Of a resource.</summary>
    public string? ProvisioningState { get; private init; }

    public ArmError? Error { get; private init; }

    /// <exception cref="JsonException">There is a body, and it is no JSON.</exception>
    public static async Task<ArmReply> ReadAsync(Response response, Stream body, TimeProvider time, CancellationToken cancellationToken)
    {
        var data = await BinaryData.FromStreamAsync(body, cancellationToken);
        using var json = data.ToMemory().IsEmpty ? null : JsonDocument.Parse(data, Options);
        var root = json?.RootElement ?? default;
        return new ArmReply(response.Status, data.ToMemory())
        {
            AsyncOperation = response.Headers.TryGetValue("Azure-AsyncOperation", out var operation) ? operation : null,
            Location = response.Headers.TryGetValue("Location", out var location) ? location : null,
            RetryAfter = ResourceManager.RetryAfter.Of(response, time),
            State = Text(root, "status"),
            ProvisioningState = ResourceManager.ProvisioningState.In(root),
            Error = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("error", out var error) ? ArmError.Of(error) : null,
        };
    }

    private static string? Text(JsonElement holder, string name) =>
        holder.ValueKind is JsonValueKind.Object && holder.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
