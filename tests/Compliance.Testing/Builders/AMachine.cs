using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Arc-enabled servers, and AKS clusters: what may stand where it should not.</summary>
public static class AMachine
{
    public static Machine In(ResourceId scope, string name = "server-1") => Without(name) with { PrivateLinkScopeResourceId = Value.Of(scope.Text) };

    public static Machine Without(string name = "server-1") =>
        new() { Id = AnId.Of("Microsoft.HybridCompute/machines", name), Type = ResourceType.Machine };

    /// <summary>A virtual machine of Azure that names no scope.</summary>
    public static Machine InAzure(string address) => Without() with { CloudProvider = Value.Of("Azure"), Addresses = ValueList<string>.Of([address]) };

    public static ManagedCluster Aks(ResourceId network, string name = "aks") => new()
    {
        Id = AnId.Of("Microsoft.ContainerService/managedClusters", name),
        Type = ResourceType.ManagedCluster,
        SubnetIds = ValueList<string>.Of([network.Child("subnets", "nodes").Text]),
    };
}
