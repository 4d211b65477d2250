using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Topologies;

/// <summary>
/// The clusters of one scope, site and region. They share everything of the chain but themselves, so what is judged for
/// the group holds for each of its clusters. A scope without clusters has one group without clusters.
/// </summary>
public sealed class ClusterGroup(ScopeNode? scope, Site site, Region region, Chain chain)
{
    private readonly List<ClusterNode> _clusters = [];

    public ScopeNode? Scope { get; } = scope;

    public Site Site { get; } = site;

    /// <summary>None for a scope without clusters.</summary>
    public Region Region { get; } = region;

    /// <summary>The cloud of the clusters' region; without one, of the scope's.</summary>
    public Cloud Cloud => (Region.IsNone && Scope is not null ? Scope.Region : Region).Cloud;

    public Chain Chain { get; } = chain;

    /// <summary>The network security groups that the site declares, those included that do not exist.</summary>
    public ImmutableArray<SecurityGroupNode> SecurityGroups { get; internal init; } = [];

    /// <summary>The subscription the scope's id names; null without a scope.</summary>
    public SubscriptionNode? ScopeSubscription { get; internal init; }

    public IReadOnlyList<ClusterNode> Clusters => _clusters;

    /// <summary>True when it has no cluster that private link is for: nobody's traffic passes what such a group declares.</summary>
    public bool IsIdle => _clusters.TrueForAll(cluster => cluster.Cluster.IsProvisionedCluster);

    internal ClusterNode Add(Resources.ConnectedCluster cluster, SubscriptionNode subscription)
    {
        var node = new ClusterNode(cluster, this, subscription);
        _clusters.Add(node);
        return node;
    }
}
