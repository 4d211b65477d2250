using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A connected cluster and the group whose chain it shares.</summary>
public sealed class ClusterNode(ConnectedCluster cluster, ClusterGroup group) : ISubject
{
    public ResourceId Id => Cluster.Id;

    public ConnectedCluster Cluster { get; } = cluster;

    public ClusterGroup Group { get; } = group;

    /// <summary>The scope the cluster names, in whatever state the association is; null when it names none.</summary>
    public ScopeNode? Scope => Group.Scope;
}
