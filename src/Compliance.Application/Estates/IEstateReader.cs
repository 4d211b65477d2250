using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Application.Estates;

/// <summary>Azure as it is read: Resource Graph for what is wide, Resource Manager for what must be fresh.</summary>
public interface IEstateReader
{
    /// <summary>Reads everything the rules look at in a scope. What could not be read is said in the estate's coverage; fails only where Azure answered nothing at all.</summary>
    /// <exception cref="AzureUnavailableException">Nothing was answered.</exception>
    Task<EstateRead> ReadAsync(ScanScope scope, CancellationToken cancellationToken);

    /// <summary>Reads the clusters of a slice and what their chains are made of; fails where Azure did not answer for all of it.</summary>
    /// <exception cref="AzureUnavailableException">It may be answered later; any other failure lies in what was asked.</exception>
    Task<EstateRead> ReadSliceAsync(Slice slice, CancellationToken cancellationToken);

    /// <summary>Reads one resource from Resource Manager, now. A 404 is an answer; a failure is an exception.</summary>
    /// <exception cref="AzureUnavailableException">It may be answered later; any other failure lies in what was asked.</exception>
    Task<Observation> ReadResourceAsync(ResourceId id, CancellationToken cancellationToken);
}

/// <summary>An estate and how long Azure took to answer for it.</summary>
public sealed record EstateRead(Estate Estate, TimeSpan InsideAzure);

/// <summary>The closed part of the topology that a set of changes can affect.</summary>
/// <param name="Scopes">Scopes whose clusters are read, all of them.</param>
/// <param name="Clusters">Clusters that are read by their own id: those without a scope, or in a scope that just changed.</param>
public sealed record Slice(IReadOnlyCollection<ResourceId> Scopes, IReadOnlyCollection<ResourceId> Clusters)
{
    /// <summary>Lower-cased subscriptions all of whose clusters are read: what belongs to one affects every one of them.</summary>
    public IReadOnlyCollection<string> Subscriptions { get; init; } = [];

    /// <summary>
    /// Of the clusters these patterns match, those are read that could use private link and do not: they share a declared
    /// site's DNS with the clusters of the slice, and are turned away by what the others need (ARC-DNS-013).
    /// </summary>
    public IReadOnlyCollection<ResourcePattern> UnassociatedOf { get; init; } = [];

    /// <summary>Network security groups that are read by their own id: an estate has thousands, and only declared ones are judged.</summary>
    public IReadOnlyCollection<ResourceId> SecurityGroups { get; init; } = [];

    /// <summary>
    /// Types that no change is about, nor can be the cause of: what this assessor read of them a moment ago, for the same clusters,
    /// may stand in for a new read.
    /// </summary>
    public IReadOnlyCollection<ResourceType> Settled { get; init; } = [];
}
