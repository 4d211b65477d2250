namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Virtual hubs, their connections and their gateways.</summary>
internal static class VirtualWanFlips
{
    private const string Hub = "virtualHubs/vhub-weu";

    public static Flip[] All { get; } =
    [
        new(Hub, "properties.virtualNetworkConnections", "[]", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new(Hub, "properties.virtualNetworkConnections[0].properties.remoteVirtualNetwork.id", "@connectivity/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-hub-weu", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new(Hub, "type", "microsoft.network/somethingelse", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("vpn-weu", "properties.virtualHub.id", "@connectivity/rg-wan/providers/Microsoft.Network/virtualHubs/vhub-gone", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("vpn-weu", "properties.connections", "[]", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("vpn-weu", "properties.connections[0].name", "renamed", "", "") { IsOnVirtualWan = true },
        new("vpn-weu", "properties.connections[0].properties.connectionStatus", "NotConnected", "ARC-NET-001:High", "") { IsOnVirtualWan = true },
        new("vpn-weu", "properties.connections[0].properties.connectionStatus", "Connecting", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("erg-neu", "properties.virtualHub.id", "@connectivity/rg-wan/providers/Microsoft.Network/virtualHubs/vhub-weu", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("erg-neu", "properties.expressRouteConnections", "[]", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("erg-neu", "properties.expressRouteConnections[0].properties.expressRouteCircuitPeering.id", "@connectivity/rg-hub-neu/providers/Microsoft.Network/expressRouteCircuits/gone/peerings/AzurePrivatePeering", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("erc-dublin", "properties.serviceProviderProvisioningState", "Deprovisioning", "", "ARC-NET-001") { IsOnVirtualWan = true },
        new("erc-dublin", "properties.circuitProvisioningState", "Disabled", "", "ARC-NET-001") { IsOnVirtualWan = true },
    ];
}
