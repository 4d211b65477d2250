using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A connected cluster, the group whose chain it shares, and what hangs on it.</summary>
public sealed class ClusterNode(ConnectedCluster cluster, ClusterGroup group, SubscriptionNode subscription) : ISited
{
    // Most clusters own nothing, and there may be a hundred thousand of them.
    private List<OwnedNode>? _owned;

    public ResourceId Id => Cluster.Id;

    public ConnectedCluster Cluster { get; } = cluster;

    public ClusterGroup Group { get; } = group;

    public SubscriptionNode Subscription { get; } = subscription;

    public Site Site => Group.Site;

    /// <summary>The scope the cluster names, in whatever state the association is; null when it names none.</summary>
    public ScopeNode? Scope => Group.Scope;

    /// <summary>Private link is enabled and an Arc scope is named.</summary>
    public bool IsAssociated => Scope is not null && Cluster.PrivateLinkState.Is("Enabled");

    /// <summary>Extensions, Flux configurations and custom locations, in the order of the rows.</summary>
    public IReadOnlyList<OwnedNode> Owned => (IReadOnlyList<OwnedNode>?)_owned ?? [];

    /// <summary>The cluster's place in the order of all ids.</summary>
    internal int Index { get; set; }

    internal void Add(OwnedNode owned) => (_owned ??= new(1)).Add(owned);
}
