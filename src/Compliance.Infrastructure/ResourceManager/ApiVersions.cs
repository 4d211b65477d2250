using System.Collections.Frozen;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// The api-version each type is read with. Pinned, because a newer one may change what a property means; Resource Graph on
/// its side always shows the newest stable shape.
/// </summary>
internal static class ApiVersions
{
    // One version for the network provider; the chain's properties are the same in it since 2024-01-01.
    private const string Network = "2025-09-01";

    // Zones, links and record sets are versioned apart from the rest of their provider.
    private const string PrivateDns = "2024-06-01";

    private const string DnsResolver = "2025-05-01";

    // The first version whose scope has serviceExtensions; publicNetworkAccess is the same since 2024-07-10.
    private const string HybridCompute = "2026-07-15";

    private static readonly FrozenDictionary<string, string> Table = new Dictionary<string, string>
    {
        // Newest stable; 2024-01-01 was the first stable one with the two private link properties.
        ["Microsoft.Kubernetes/connectedClusters"] = "2026-05-01",
        ["Microsoft.HybridCompute/privateLinkScopes"] = HybridCompute,
        ["Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections"] = HybridCompute,
        ["Microsoft.HybridCompute/machines"] = HybridCompute,
        // The validation answer is documented for this version.
        ["Microsoft.HybridCompute/locations/privateLinkScopes"] = "2024-07-10",
        ["Microsoft.Network/privateEndpoints"] = Network,
        ["Microsoft.Network/privateEndpoints/privateDnsZoneGroups"] = Network,
        ["Microsoft.Network/networkInterfaces"] = Network,
        ["Microsoft.Network/virtualNetworks"] = Network,
        ["Microsoft.Network/virtualNetworks/subnets"] = Network,
        ["Microsoft.Network/virtualNetworks/virtualNetworkPeerings"] = Network,
        ["Microsoft.Network/networkSecurityGroups"] = Network,
        ["Microsoft.Network/networkSecurityGroups/securityRules"] = Network,
        ["Microsoft.Network/azureFirewalls"] = Network,
        ["Microsoft.Network/firewallPolicies"] = Network,
        ["Microsoft.Network/virtualNetworkGateways"] = Network,
        ["Microsoft.Network/connections"] = Network,
        ["Microsoft.Network/expressRouteCircuits"] = Network,
        ["Microsoft.Network/expressRouteGateways"] = Network,
        ["Microsoft.Network/virtualHubs"] = Network,
        ["Microsoft.Network/vpnGateways"] = Network,
        ["Microsoft.Network/privateDnsZones"] = PrivateDns,
        ["Microsoft.Network/privateDnsZones/virtualNetworkLinks"] = PrivateDns,
        ["Microsoft.Network/privateDnsZones/A"] = PrivateDns,
        ["Microsoft.Network/dnsResolvers"] = DnsResolver,
        ["Microsoft.Network/dnsResolvers/inboundEndpoints"] = DnsResolver,
        ["Microsoft.KubernetesConfiguration/extensions"] = "2025-03-01",
        ["Microsoft.KubernetesConfiguration/fluxConfigurations"] = "2025-04-01",
        ["Microsoft.ExtendedLocation/customLocations"] = "2021-08-15",
        ["Microsoft.Insights/privateLinkScopes"] = "2021-07-01-preview",
        ["Microsoft.Insights/privateLinkScopes/scopedResources"] = "2021-07-01-preview",
        // Only location, agent pools' subnets and addon profiles are of interest, the same in every stable version.
        ["Microsoft.ContainerService/managedClusters"] = "2025-01-01",
        ["Microsoft.Resources/providers"] = "2021-04-01",
        ["Microsoft.Resources/subscriptions"] = "2022-12-01",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">A type this product does not read.</exception>
    public static string Of(string typeName) =>
        Table.TryGetValue(typeName, out var version) ? version : throw new ArgumentException($"Resources of type {typeName} are not read.", nameof(typeName));
}
