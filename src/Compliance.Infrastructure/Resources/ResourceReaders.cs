using System.Collections.Frozen;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>Makes a resource of its head and its <c>properties</c>, which are the cursor's next value.</summary>
internal delegate Resource PropertiesReader(RowHead head, scoped ref JsonCursor json);

/// <summary>The one list of types that are read, a line a type.</summary>
internal static class ResourceReaders
{
    private static readonly FrozenDictionary<ResourceType, PropertiesReader> Table = new Dictionary<ResourceType, PropertiesReader>
    {
        [ResourceType.ConnectedCluster] = ConnectedClusterReader.Read,
        [ResourceType.PrivateLinkScope] = PrivateLinkScopeReader.Read,
        [ResourceType.PrivateEndpoint] = PrivateEndpointReader.Read,
        [ResourceType.NetworkInterface] = NetworkInterfaceReader.Read,
        [ResourceType.ZoneGroup] = ZoneGroupReader.Read,
        [ResourceType.VirtualNetwork] = VirtualNetworkReader.Read,
        [ResourceType.PrivateDnsZone] = PrivateDnsZoneReader.Read,
        [ResourceType.VirtualNetworkLink] = VirtualNetworkLinkReader.Read,
        [ResourceType.RecordSet] = RecordSetReader.Read,
        [ResourceType.AzureFirewall] = AzureFirewallReader.Read,
        [ResourceType.FirewallPolicy] = FirewallPolicyReader.Read,
        [ResourceType.DnsResolver] = DnsResolverReader.Read,
        [ResourceType.InboundEndpoint] = InboundEndpointReader.Read,
        [ResourceType.Machine] = MachineReader.Read,
        [ResourceType.NetworkSecurityGroup] = NetworkSecurityGroupReader.Read,
        [ResourceType.VirtualNetworkGateway] = VirtualNetworkGatewayReader.Read,
        [ResourceType.Connection] = GatewayConnectionReader.Read,
        [ResourceType.ExpressRouteCircuit] = ExpressRouteCircuitReader.Read,
        [ResourceType.VirtualHub] = VirtualHubReader.Read,
        [ResourceType.VpnGateway] = HubGatewayReader.ReadVpn,
        [ResourceType.ExpressRouteGateway] = HubGatewayReader.ReadExpressRoute,
        [ResourceType.Extension] = ExtensionReader.Read,
        [ResourceType.FluxConfiguration] = FluxConfigurationReader.Read,
        [ResourceType.CustomLocation] = CustomLocationReader.Read,
        [ResourceType.Provider] = ProviderReader.Read,
        [ResourceType.ScopeValidation] = ScopeValidationReader.Read,
        [ResourceType.MonitorScope] = MonitorScopeReader.Read,
        [ResourceType.ScopedResource] = ScopedResourceReader.Read,
        [ResourceType.ManagedCluster] = ManagedClusterReader.Read,
    }.ToFrozenDictionary();

    /// <summary>The types that are read.</summary>
    public static IEnumerable<ResourceType> Types => Table.Keys;

    /// <summary>Null for a type that no rule reads.</summary>
    public static PropertiesReader? Find(ResourceType? type) => type is null ? null : Table.GetValueOrDefault(type);
}
