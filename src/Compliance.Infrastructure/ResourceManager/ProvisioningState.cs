using System.Text.Json;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>What a resource says of Azure's own work on it.</summary>
internal static class ProvisioningState
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    /// <summary>Every state but the three that Resource Manager's contract names as ends is one on the way.</summary>
    public static bool IsTerminal(string? state) =>
        state is null || Is(state, "Succeeded") || Is(state, "Failed") || Is(state, "Canceled");

    /// <param name="body">An ARM resource.</param>
    /// <returns>Null when it has no such state.</returns>
    public static string? In(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body, Options);
        return In(json.RootElement);
    }

    public static string? In(JsonElement resource) =>
        resource.ValueKind is JsonValueKind.Object
        && resource.TryGetProperty("properties", out var properties) && properties.ValueKind is JsonValueKind.Object
        && properties.TryGetProperty("provisioningState", out var state) && state.ValueKind is JsonValueKind.String
            ? state.GetString()
            : null;

    private static bool Is(string state, string expected) => state.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
