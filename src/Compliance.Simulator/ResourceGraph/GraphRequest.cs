using System.Globalization;
using System.Text.Json;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>The body of a query call.</summary>
internal sealed record GraphRequest
{
    public const int HighestTop = 1000;

    public required string Query { get; init; }

    /// <summary>Null when the call names none: all the caller can read.</summary>
    public IReadOnlyList<string>? Subscriptions { get; init; }

    /// <summary>Names; null when the call names none.</summary>
    public IReadOnlyList<string>? ManagementGroups { get; init; }

    public int Top { get; init; } = HighestTop;

    public int Skip { get; init; }

    public string? SkipToken { get; init; }

    public bool AsTable { get; init; }

    public static GraphRequest Parse(JsonElement body)
    {
        var options = body.Member("options");
        return new GraphRequest
        {
            Query = body.Text("query") is { Length: > 0 } query ? query : throw new GraphRequestException("Required property 'query' is missing or empty."),
            Subscriptions = Names(body, "subscriptions") is { Count: > 0 } named && body.Member("managementGroups") is not { ValueKind: JsonValueKind.Array } ? named : null,
            ManagementGroups = Names(body, "managementGroups") is { Count: > 0 } groups ? groups : null,
            Top = Number(options, "$top", 1, HighestTop) ?? HighestTop,
            Skip = Number(options, "$skip", 0, int.MaxValue) ?? 0,
            SkipToken = options?.Text("$skipToken"),
            AsTable = options?.Text("resultFormat") switch
            {
                null or "objectArray" => false,
                "table" => true,
                var other => throw new GraphRequestException($"'{other}' is no result format."),
            },
        };
    }

    private static List<string>? Names(JsonElement body, string name) => body.Member(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } items => [.. items.EnumerateArray().Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : throw new GraphRequestException($"'{name}' must hold text."))],
        _ => throw new GraphRequestException($"'{name}' must be a list."),
    };

    private static int? Number(JsonElement? options, string name, int lowest, int highest) => options?.Member(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out var number) && number >= lowest && number <= highest => number,
        _ => throw new GraphRequestException(string.Create(CultureInfo.InvariantCulture, $"'{name}' must be a whole number from {lowest} to {highest}.")),
    };
}
