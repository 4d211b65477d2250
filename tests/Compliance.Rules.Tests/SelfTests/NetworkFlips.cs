namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Networks and what leads into them from outside of Azure.</summary>
internal static class NetworkFlips
{
    private const string Spoke = "vnet-arc-retail-weu";
    private const string Hub = "vnet-hub-weu";
    private const string Undeclared = "vnet-labs-neu";

    public static Flip[] All { get; } =
    [
        new(Spoke, "location", "northeurope", "ARC-PL-005:Info ARC-PL-006:Medium", "") { IsQuiet = true },
        new(Spoke, "properties.virtualNetworkPeerings", "[]", "", "ARC-NET-001") { IsQuiet = true },
        new(Spoke, "properties.virtualNetworkPeerings[0].properties.peeringState", "Disconnected", "", "ARC-NET-001") { IsQuiet = true },
        new(Spoke, "properties.virtualNetworkPeerings[0].properties.useRemoteGateways", "false", "", "ARC-NET-001") { IsQuiet = true },
        new(Spoke, "properties.virtualNetworkPeerings[0].properties.remoteVirtualNetwork.id", "@connectivity/rg-hub-neu/providers/Microsoft.Network/virtualNetworks/vnet-hub-neu", "", "ARC-NET-001") { IsQuiet = true },
        new(Hub, "properties.virtualNetworkPeerings[0].properties.allowGatewayTransit", "false", "", "ARC-NET-001") { IsQuiet = true },
        new(Hub, "properties.virtualNetworkPeerings[0].properties.peeringState", "Disconnected", "", "ARC-NET-001") { IsQuiet = true },
        new(Spoke, "properties.subnets[0].properties.addressPrefix", "192.168.0.0/24", "ARC-PE-005:Medium", "") { IsQuiet = true },
        new("vgw-hub-weu", "properties.gatewayType", "ExpressRoute", "", "") { IsQuiet = true },
        new("vgw-hub-weu", "properties.ipConfigurations", "[]", "", "ARC-NET-001") { IsQuiet = true },
        new("cn-cork", "properties.connectionStatus", "NotConnected", "ARC-NET-001:High", "") { IsQuiet = true },
        new("cn-cork", "properties.connectionStatus", "Unknown", "", "ARC-NET-001") { IsQuiet = true },
        new("cn-erc-dublin", "properties.connectionType", "IPsec", "", "ARC-NET-001") { IsQuiet = true },
        new("cn-erc-dublin", "properties.connectionStatus", "NotConnected", "ARC-NET-001:High", "") { IsQuiet = true },
        new("cn-cork", "properties.virtualNetworkGateway1.id", "@connectivity/rg-hub-weu/providers/Microsoft.Network/virtualNetworkGateways/gone", "", "ARC-NET-001") { IsQuiet = true },
        new("cn-erc-dublin", "properties.peer.id", "@connectivity/rg-hub-neu/providers/Microsoft.Network/expressRouteCircuits/gone", "", "") { IsQuiet = true },
        new("erc-dublin", "properties.serviceProviderProvisioningState", "Deprovisioning", "", "") { IsQuiet = true },
        new("erc-dublin", "properties.circuitProvisioningState", "Disabled", "", "") { IsQuiet = true },
        new(Spoke, "properties.subnets", "[]", "", "ARC-PE-005") { IsQuiet = true },
        new(Spoke, "properties.subnets[0].id", "@retail/rg-net-retail-weu/providers/Microsoft.Network/virtualNetworks/vnet-arc-retail-weu/subnets/other", "", "ARC-PE-005") { IsQuiet = true },
        new(Spoke, "properties.addressSpace.addressPrefixes", """["10.99.0.0/22"]""", "", "") { IsQuiet = true },
        new(Spoke, "properties.dhcpOptions.dnsServers", "[]", "", "") { IsQuiet = true },
        new(Spoke, "properties.virtualNetworkPeerings", "x", "", "ARC-NET-001 ARC-PL-010") { IsQuiet = true },
        new(Undeclared, "properties.virtualNetworkPeerings", "x", "", "ARC-DNS-007 ARC-PL-010"),
        new(Undeclared, "properties.virtualNetworkPeerings", """[{"properties":{"remoteVirtualNetwork":{"id":7},"peeringState":"Connected"}}]""", "", "ARC-DNS-007 ARC-PL-010"),
        new(Undeclared, "properties.virtualNetworkPeerings", """[{"properties":{"remoteVirtualNetwork":{"id":7},"peeringState":"Disconnected"}}]""", "", ""),
    ];
}
