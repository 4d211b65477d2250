using System.Text.Json.Nodes;

namespace Compliance.Simulator.Estates;

/// <summary>An estate file as read: rows of ARM resources and the optional head.</summary>
internal sealed record EstateContents
{
    public required IReadOnlyList<JsonObject> Rows { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Null when the file makes no statement.</summary>
    public EstateCoverage? Coverage { get; init; }
}

internal sealed record EstateCoverage(IReadOnlySet<string> Subscriptions, IReadOnlySet<string> Types);
