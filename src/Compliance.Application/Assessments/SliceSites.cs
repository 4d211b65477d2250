using Compliance.Application.Estates;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;

namespace Compliance.Application.Assessments;

/// <summary>What declared sites add to a slice: whose DNS a cluster shares no property tells, and no scope leads to it.</summary>
internal sealed class SliceSites(DeclarationSet declarations, RelationMap known)
{
    private readonly ILookup<ResourceId, Site> _byGroup = declarations.Sites
        .SelectMany(site => GroupsOf(site).Select(group => (Group: group, Site: site)))
        .ToLookup(pair => pair.Group, pair => pair.Site);

    /// <summary>Every declared one: there are few, and a cluster of any site may be in the slice.</summary>
    public IReadOnlyCollection<ResourceId> SecurityGroups => [.. _byGroup.Select(pair => pair.Key)];

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

        var touched = clusters
            .Concat(known.RelationsOf(scopes).Select(relation => relation.Resource).Where(id => id.IsCluster))
            .Select(declarations.SiteOf)
            .Concat(changed.SelectMany(id => _byGroup[id]))
            .Where(site => site != Site.Default)
            .ToHashSet();
        touched.UnionWith(touched.SelectMany(GroupsOf).SelectMany(group => _byGroup[group]).ToList());
        return [.. touched.SelectMany(site => site.Clusters)];
    }

    /// <summary>
    /// Whether a slice has read all that a resource can affect by way of sites: clusters without a scope pass their site's security
    /// groups too, and no scope leads to them.
    /// </summary>
    public bool IsWhole(ResourceId resource, Slice slice) => _byGroup[resource].All(site => site.Clusters.All(slice.UnassociatedOf.Contains));

    private static IEnumerable<ResourceId> GroupsOf(Site site) => site.Egress?.SecurityGroupIds ?? [];
}
