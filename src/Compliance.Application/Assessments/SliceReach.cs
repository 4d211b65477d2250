using Compliance.Application.Estates;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Assessments;

/// <summary>What can be told from a slice: of which resources everything was read that they affect.</summary>
/// <param name="known">The relations before.</param>
/// <param name="current">Those of the slice itself.</param>
/// <param name="areRecordsWritten">Azure may have written records by itself: zones then changed of which no event tells.</param>
internal sealed class SliceReach(Slice slice, RelationMap known, RelationMap current, DeclarationSet declarations, bool areRecordsWritten)
{
    private readonly SliceSites _sites = new(declarations, known);

    public RelationMap Current => current;

    public IReadOnlySet<ResourceId> Scopes { get; } = slice.Scopes.ToHashSet();

    /// <summary>
    /// Whether it is of use to judge a resource, or what a scope depends on: nothing is recorded of any other, unless it is found to be a
    /// cause, and then read with all it affects.
    /// </summary>
    public bool IsAbout(ResourceId id) => Scopes.Contains(id) || IsWhole(id) || (areRecordsWritten && IsZoneOfSlice(id));

    /// <summary>Whether all that a resource affects was read; a cluster is asked for itself.</summary>
    public bool IsWhole(ResourceId id) =>
        (!id.IsSubscriptionWide || slice.Subscriptions.Contains(id.SubscriptionKey))
        && Scopes.IsSupersetOf(known.ScopesOf(id))
        && Scopes.IsSupersetOf(current.ScopesOf(id))
        && _sites.IsWhole(id, slice);

    /// <summary>Whether the proofs of all clusters of a scope are written.</summary>
    /// <param name="touched">The clusters of which they are; null for all.</param>
    public static bool IsProven(ResourceId scope, IReadOnlySet<ResourceId>? touched, Topology topology) => touched is null
        || topology.Groups.Where(group => group.Scope?.Id == scope).SelectMany(group => group.Clusters).All(cluster => touched.Contains(cluster.Id));

    /// <summary>The scopes that share one of these causes with a scope of the slice and are not in it.</summary>
    public IReadOnlyCollection<ResourceId> FurtherScopesOf(IEnumerable<ResourceId> causes) =>
        [.. causes.Select(id => known.ScopesOf(id).Concat(current.ScopesOf(id)).ToHashSet())
            .Where(scopes => scopes.Overlaps(Scopes))
            .SelectMany(scopes => scopes)
            .Distinct()
            .Where(scope => !Scopes.Contains(scope))];

    private bool IsZoneOfSlice(ResourceId id) => ResourceType.Find(id.TypeName) == ResourceType.PrivateDnsZone
        && (Scopes.Overlaps(known.ScopesOf(id)) || Scopes.Overlaps(current.ScopesOf(id)));
}
