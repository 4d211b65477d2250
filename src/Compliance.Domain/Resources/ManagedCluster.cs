namespace Compliance.Domain.Resources;

/// <summary>Microsoft.ContainerService/managedClusters: an AKS cluster in Azure, which private link of Arc is not for.</summary>
public sealed record ManagedCluster : Resource
{
    /// <summary>The subnets of its nodes, pods and API server.</summary>
    public ValueList<string> SubnetIds { get; init; }
}
