using Compliance.Application.Estates;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Application.Assessments;

/// <summary>What declared sites add to a slice: whose DNS a cluster shares no property tells, and no scope leads to it.</summary>
internal sealed class SliceSites(DeclarationSet declarations, RelationMap known)
{
    /// <summary>Every declared one: there are few, and a cluster of any site may be in the slice.</summary>
    public IReadOnlyCollection<ResourceId> SecurityGroups { get; } =
        [.. declarations.Sites.Where(site => site.Egress is not null).SelectMany(site => site.Egress!.SecurityGroupIds).Distinct()];

    /// <summary>The scopes of the declared sites that these clusters belong to.</summary>
    public IEnumerable<ResourceId> ScopesOfSitesOf(IEnumerable<ResourceId> clusters)
    {
        var sites = clusters.Select(declarations.SiteOf).Where(site => site != Site.Default).ToHashSet();
        return sites.Count == 0 ? [] : known.Relations.Where(relation => IsCluster(relation.Resource) && sites.Contains(declarations.SiteOf(relation.Resource))).Select(relation => relation.Scope);
    }

    /// <summary>The patterns of the declared sites that a slice touches: by a scope, by a cluster, or by a changed security group.</summary>
    public IReadOnlyCollection<ResourcePattern> PatternsOf(IReadOnlySet<ResourceId> scopes, IEnumerable<ResourceId> clusters, IEnumerable<ResourceId> changed)
    {
        if (declarations.Sites.IsEmpty)
        {
            return [];
        }

        var groups = changed.ToHashSet();
        var touched = clusters
            .Concat(known.RelationsOf(scopes).Select(relation => relation.Resource).Where(IsCluster))
            .Select(declarations.SiteOf)
            .Concat(declarations.Sites.Where(site => site.Egress?.SecurityGroupIds.Any(groups.Contains) is true));
        return [.. touched.Where(site => site != Site.Default).Distinct().SelectMany(site => site.Clusters)];
    }

    private static bool IsCluster(ResourceId id) => ResourceType.Find(id.TypeName) == ResourceType.ConnectedCluster;
}
