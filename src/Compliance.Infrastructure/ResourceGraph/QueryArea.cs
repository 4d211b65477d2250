using System.Collections.Immutable;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Where a query looks: in named subscriptions, below a management group, or wherever the caller may read.</summary>
internal sealed record QueryArea
{
    /// <summary>The tools that call Resource Graph send at most this many subscriptions with a request.</summary>
    public const int MaxSubscriptions = 1000;

    /// <summary>At most <see cref="MaxSubscriptions"/>.</summary>
    public ImmutableArray<string> Subscriptions { get; init; } = [];

    public string? ManagementGroup { get; init; }

    /// <summary>As many areas as the subscriptions need; for none, wherever the caller may read.</summary>
    public static IEnumerable<QueryArea> Of(IEnumerable<string> subscriptions)
    {
        var chunks = subscriptions.Distinct(StringComparer.OrdinalIgnoreCase).Chunk(MaxSubscriptions).ToList();
        return chunks.Count == 0 ? [new QueryArea()] : chunks.Select(chunk => new QueryArea { Subscriptions = [.. chunk] });
    }
}
