using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A resource that hangs on one cluster and affects only it. A cluster has any number of them.</summary>
public abstract class OwnedNode(ClusterNode cluster) : ISited
{
    public abstract ResourceId Id { get; }

    public ClusterNode Cluster { get; } = cluster;

    public Site Site => Cluster.Group.Site;
}

/// <summary>An extension that was installed through Azure.</summary>
public sealed class ExtensionNode(Extension resource, ClusterNode cluster) : OwnedNode(cluster)
{
    public override ResourceId Id => Resource.Id;

    public Extension Resource { get; } = resource;
}

/// <summary>A Flux configuration.</summary>
public sealed class FluxConfigurationNode(FluxConfiguration resource, ClusterNode cluster) : OwnedNode(cluster)
{
    public override ResourceId Id => Resource.Id;

    public FluxConfiguration Resource { get; } = resource;
}

/// <summary>A custom location that stands on the cluster.</summary>
public sealed class CustomLocationNode(CustomLocation resource, ClusterNode cluster) : OwnedNode(cluster)
{
    public override ResourceId Id => Resource.Id;

    public CustomLocation Resource { get; } = resource;
}
