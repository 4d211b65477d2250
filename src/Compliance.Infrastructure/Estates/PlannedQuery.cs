using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;

namespace Compliance.Infrastructure.Estates;

/// <summary>One query over one area.</summary>
/// <param name="What">What it reads, in words.</param>
internal sealed record PlannedQuery(string What, string Query, QueryArea Area)
{
    /// <summary>The types of which it reads all there are in the area: with its whole answer, absence of one is proven.</summary>
    public IReadOnlyList<ResourceType> Types { get; init; } = [];

    /// <summary>Its rows tell which subscriptions the area turns out to have.</summary>
    public bool TellsSubscriptions { get; init; }

    /// <summary>What it means for the assessment if there is no whole answer.</summary>
    public GapEffect Effect { get; init; } = GapEffect.Incomplete;

    /// <summary>The answer of a moment ago will do.</summary>
    public bool MayBeKept { get; init; }

    /// <summary>It asks for what hangs on the clusters of the read.</summary>
    public bool IsByCluster => Types.Contains(ResourceType.Extension);
}
