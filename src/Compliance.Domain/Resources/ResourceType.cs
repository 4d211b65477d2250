using System.Collections.Frozen;

namespace Compliance.Domain.Resources;

/// <summary>
/// A type of resource that the chain is made of, in its canonical casing, with the group whose coverage it shares when an
/// estate names none (design 4.1: a file with a scope but no machine has still read its machines' group if it has one of them).
/// </summary>
public sealed class ResourceType
{
    private static readonly Dictionary<string, ResourceType> Known = new(StringComparer.OrdinalIgnoreCase);

    public static readonly ResourceType ConnectedCluster = Define("Microsoft.Kubernetes/connectedClusters", "clusters");
    public static readonly ResourceType PrivateLinkScope = Define("Microsoft.HybridCompute/privateLinkScopes", "scopes");
    public static readonly ResourceType Machine = Define("Microsoft.HybridCompute/machines", "machines");
    public static readonly ResourceType PrivateEndpoint = Define("Microsoft.Network/privateEndpoints", "endpoints");
    public static readonly ResourceType NetworkInterface = Define("Microsoft.Network/networkInterfaces", "endpoints");
    public static readonly ResourceType ZoneGroup = Define("Microsoft.Network/privateEndpoints/privateDnsZoneGroups", "zoneGroups");
    public static readonly ResourceType VirtualNetwork = Define("Microsoft.Network/virtualNetworks", "networks");
    public static readonly ResourceType NetworkSecurityGroup = Define("Microsoft.Network/networkSecurityGroups", "networks");
    public static readonly ResourceType AzureFirewall = Define("Microsoft.Network/azureFirewalls", "networks");
    public static readonly ResourceType FirewallPolicy = Define("Microsoft.Network/firewallPolicies", "networks");
    public static readonly ResourceType DnsResolver = Define("Microsoft.Network/dnsResolvers", "networks");
    public static readonly ResourceType InboundEndpoint = Define("Microsoft.Network/dnsResolvers/inboundEndpoints", "networks");
    public static readonly ResourceType VirtualNetworkGateway = Define("Microsoft.Network/virtualNetworkGateways", "networks");
    public static readonly ResourceType Connection = Define("Microsoft.Network/connections", "networks");
    public static readonly ResourceType ExpressRouteCircuit = Define("Microsoft.Network/expressRouteCircuits", "networks");
    public static readonly ResourceType VirtualHub = Define("Microsoft.Network/virtualHubs", "networks");
    public static readonly ResourceType VpnGateway = Define("Microsoft.Network/vpnGateways", "networks");
    public static readonly ResourceType ExpressRouteGateway = Define("Microsoft.Network/expressRouteGateways", "networks");
    public static readonly ResourceType PrivateDnsZone = Define("Microsoft.Network/privateDnsZones", "zones");
    public static readonly ResourceType VirtualNetworkLink = Define("Microsoft.Network/privateDnsZones/virtualNetworkLinks", "zones");
    public static readonly ResourceType RecordSet = Define("Microsoft.Network/privateDnsZones/A", "records");
    public static readonly ResourceType Extension = Define("Microsoft.KubernetesConfiguration/extensions", "extensions");
    public static readonly ResourceType FluxConfiguration = Define("Microsoft.KubernetesConfiguration/fluxConfigurations", "extensions");
    public static readonly ResourceType CustomLocation = Define("Microsoft.ExtendedLocation/customLocations", "customLocations");
    public static readonly ResourceType Provider = Define("Microsoft.Resources/providers", "providers");
    public static readonly ResourceType Subscription = Define("Microsoft.Resources/subscriptions", "subscriptions");
    public static readonly ResourceType ScopeValidation = Define("Microsoft.HybridCompute/locations/privateLinkScopes", "scopeValidations");
    public static readonly ResourceType MonitorScope = Define("Microsoft.Insights/privateLinkScopes", "monitorScopes");
    public static readonly ResourceType ScopedResource = Define("Microsoft.Insights/privateLinkScopes/scopedResources", "scopedResources");
    public static readonly ResourceType ManagedCluster = Define("Microsoft.ContainerService/managedClusters", "managedClusters");

    private static readonly FrozenDictionary<string, ResourceType> Table = Known.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenDictionary<string, ResourceType>.AlternateLookup<ReadOnlySpan<char>> Lookup = Table.GetAlternateLookup<ReadOnlySpan<char>>();

    private ResourceType(string name, string group)
    {
        Name = name;
        Group = group;
    }

    /// <summary>Every type of the table, in ordinal order of the names.</summary>
    public static IReadOnlyList<ResourceType> All { get; } = [.. Table.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Canonical casing, for example <c>Microsoft.Network/privateDnsZones/A</c>.</summary>
    public string Name { get; }

    /// <summary>Types of one group prove each other's coverage in a file without a coverage head.</summary>
    public string Group { get; }

    /// <summary>The type of that name in any casing; null when the chain knows nothing of it.</summary>
    public static ResourceType? Find(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var type) ? type : null;

    public override string ToString() => Name;

    private static ResourceType Define(string name, string group)
    {
        var type = new ResourceType(name, group);
        Known.Add(name, type);
        return type;
    }
}
