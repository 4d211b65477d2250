using System.Text.Json.Nodes;

namespace Compliance.Simulator.Tests;

/// <summary>What a test looks at in an HTTP answer.</summary>
internal sealed record Answer(int Status, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? ErrorCode => Body?["error"]?["code"]?.GetValue<string>();

    public JsonNode Properties => Body!["properties"]!;

    public static async Task<Answer> FromAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer((int)response.StatusCode, text.Length > 0 ? JsonNode.Parse(text) : null, headers);
    }
}
