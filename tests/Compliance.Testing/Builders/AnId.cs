using Compliance.Domain.Ids;

namespace Compliance.Testing.Builders;

/// <summary>Ids of test resources: one subscription and resource group unless a test says otherwise.</summary>
public static class AnId
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";
    public const string OtherSubscription = "22222222-2222-2222-2222-222222222222";

    public static ResourceId Cluster(string name = "store-1", string subscription = Subscription) => Of("Microsoft.Kubernetes/connectedClusters", name, subscription);

    public static ResourceId Scope(string name = "pls", string subscription = Subscription) => Of("Microsoft.HybridCompute/privateLinkScopes", name, subscription);

    public static ResourceId Endpoint(string name = "pe", string subscription = Subscription) => Of("Microsoft.Network/privateEndpoints", name, subscription);

    public static ResourceId Interface(string name = "pe.nic", string subscription = Subscription) => Of("Microsoft.Network/networkInterfaces", name, subscription);

    public static ResourceId Network(string name = "vnet", string subscription = Subscription) => Of("Microsoft.Network/virtualNetworks", name, subscription);

    public static ResourceId Zone(string name, string subscription = Subscription) => Of("Microsoft.Network/privateDnsZones", name, subscription);

    /// <param name="type">For example <c>Microsoft.Network/dnsResolvers</c>.</param>
    public static ResourceId Of(string type, string name, string subscription = Subscription) =>
        ResourceId.Parse($"/subscriptions/{subscription}/resourceGroups/rg/providers/{type}/{name}");
}
