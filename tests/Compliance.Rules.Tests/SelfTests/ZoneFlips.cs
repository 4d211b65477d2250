namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Zone groups, zones, links and records.</summary>
internal static class ZoneFlips
{
    private const string ZoneGroup = "pe-arc-retail-weu/privateDnsZoneGroups/deployedByPolicy";
    private const string Link = "rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.dp.kubernetesconfiguration.azure.com/virtualNetworkLinks/link-vnet-hub-weu";
    private const string Gbl = "rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com/A/gbl";
    private const string DataPlane = "rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.dp.kubernetesconfiguration.azure.com/A/westeurope";
    private const string AgentService = "rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.guestconfiguration.azure.com/A/agentserviceapi";
    private const string Zone = "rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";

    public static Flip[] All { get; } =
    [
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.privateDnsZoneId", "@connectivity/rg-dns-arc-retail-weu/providers/Microsoft.Network/privateDnsZones/privatelink.gone", "ARC-DNS-002:High", ""),
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.privateDnsZoneId", "@connectivity/rg-dns-arc-labs-neu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com", "ARC-DNS-003:High ARC-DNS-004:Critical ARC-DNS-007:High", ""),
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.recordSets[0].ipAddresses", """["10.20.16.99"]""", "", ""),
        new(ZoneGroup, "properties.privateDnsZoneConfigs", "[]", "ARC-DNS-002:High", ""),
        new(Link, "properties.virtualNetworkLinkState", "InProgress", "", "ARC-DNS-003"),
        new(Link, "properties.virtualNetworkLinkState", "Odd", "", "ARC-DNS-003"),
        new(Link, "properties.virtualNetwork.id", "@connectivity/rg-hub-neu/providers/Microsoft.Network/virtualNetworks/vnet-hub-neu", "ARC-DNS-003:High ARC-DNS-007:High", ""),
        new(Link, "properties.virtualNetwork.id", "@connectivity/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-gone", "ARC-DNS-003:High", ""),
        new(Link, "properties.virtualNetwork.id", "@retail/rg-net-retail-weu/providers/Microsoft.Network/virtualNetworks/vnet-arc-retail-weu", "ARC-DNS-003:High", ""),
        new(Link, "properties.resolutionPolicy", "NxDomainRedirect", "", ""),
        new(Link, "properties.resolutionPolicy", "Odd", "", "ARC-DNS-008"),
        new(Gbl, "properties.aRecords[0].ipv4Address", "10.20.16.99", "ARC-DNS-004:Critical", ""),
        new(Gbl, "properties.aRecords[0].ipv4Address", "52.1.1.1", "ARC-DNS-004:Critical", ""),
        new(Gbl, "properties.aRecords", "[]", "ARC-DNS-004:Critical ARC-DNS-005:Critical", ""),
        new(Gbl, "properties.aRecords", "x", "", "ARC-DNS-004 ARC-DNS-005"),
        new(DataPlane, "properties.aRecords", "[]", "ARC-DNS-004:Critical ARC-DNS-005:Critical", ""),
        new(AgentService, "properties.aRecords", "[]", "ARC-DNS-004:Critical ARC-DNS-005:Critical", ""),
        new(Zone, "type", "microsoft.network/somethingelse", "ARC-DNS-001:High", ""),
        new(DataPlane, "type", "microsoft.network/somethingelse", "ARC-DNS-004:Critical ARC-DNS-005:Critical ARC-DNS-006:High", ""),
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.recordSets", "[]", "", ""),
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.recordSets", "x", "", "ARC-DNS-004"),
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.recordSets[0].ipAddresses", "x", "", "ARC-DNS-004"),
        new(ZoneGroup, "properties.privateDnsZoneConfigs[0].properties.recordSets[0].fqdn", "other.his.arc.azure.com", "ARC-DNS-004:Critical", ""),
        new(Zone, "properties.provisioningState", "Failed", "", ""),
    ];
}
