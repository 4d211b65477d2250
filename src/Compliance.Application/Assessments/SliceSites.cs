using System.Collections.Immutable;
using Compliance.Application.Estates;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;

namespace Compliance.Application.Assessments;

/// <summary>What declared sites add to a slice: whose DNS a cluster shares no property tells, and no scope leads to it.</summary>
internal sealed class SliceSites(DeclarationSet declarations, RelationMap known)
{
    /// <summary>Every declared one: there are few, and a cluster of any site may be in the slice.</summary>
    public IReadOnlyCollection<ResourceId> SecurityGroups { get; } =
        [.. declarations.Sites.SelectMany(site => GroupsOf(site)).Distinct()];

    /// <summary>The scopes of the declared sites that these clusters belong to.</summary>
    public IEnumerable<ResourceId> ScopesOfSitesOf(IEnumerable<ResourceId> clusters)
    {
        var sites = clusters.Select(declarations.SiteOf).Where(site => site != Site.Default).ToHashSet();
        return sites.Count == 0 ? [] : known.Relations.Where(relation => relation.Resource.IsCluster && sites.Contains(declarations.SiteOf(relation.Resource))).Select(relation => relation.Scope);
    }

    /// <summary>
    /// The patterns of the declared sites that a slice touches: by a scope, by a cluster, or by a changed security group. And of
    /// those that share a security group with one of them: what is wrong with it affects the clusters of all.
    /// </summary>
    public IReadOnlyCollection<ResourcePattern> PatternsOf(IReadOnlySet<ResourceId> scopes, IEnumerable<ResourceId> clusters, IEnumerable<ResourceId> changed)
    {
        if (declarations.Sites.IsEmpty)
        {
            return [];
        }

        var groups = changed.ToHashSet();
        var touched = clusters
            .Concat(known.RelationsOf(scopes).Select(relation => relation.Resource).Where(id => id.IsCluster))
            .Select(declarations.SiteOf)
            .Concat(SitesOf(groups))
            .Where(site => site != Site.Default)
            .ToHashSet();
        touched.UnionWith(SitesOf(touched.SelectMany(site => GroupsOf(site)).ToHashSet()).ToList());
        return [.. touched.SelectMany(site => site.Clusters)];
    }

    /// <summary>
    /// Whether a slice has read all that a resource can affect by way of sites: clusters without a scope pass their site's security
    /// groups too, and no scope leads to them.
    /// </summary>
    public bool IsWhole(ResourceId resource, Slice slice) => SitesOf([resource]).All(site => site.Clusters.All(slice.UnassociatedOf.Contains));

    private IEnumerable<Site> SitesOf(HashSet<ResourceId> groups) => declarations.Sites.Where(site => GroupsOf(site).Any(groups.Contains));

    private static ImmutableArray<ResourceId> GroupsOf(Site site) => site.Egress?.SecurityGroupIds ?? [];
}
