namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Private endpoints and their network interfaces.</summary>
internal static class EndpointFlips
{
    private const string Endpoint = "pe-arc-retail-weu";
    private const string Interface = "pe-arc-retail-weu.nic.3c7c7e0c-c666-4b7e-a660-9ff2cb05e311";

    public static Flip[] All { get; } =
    [
        new(Endpoint, "location", "northeurope", "ARC-PL-006:Medium", ""),
        new(Endpoint, "properties.provisioningState", "Failed", "ARC-EXT-005:Medium ARC-PE-001:Critical", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Endpoint, "properties.subnet.id", "@manufacturing/rg-net-labs-neu/providers/Microsoft.Network/virtualNetworks/vnet-labs-neu/subnets/snet-private-endpoints", "ARC-EXT-005:Medium ARC-PE-005:Medium ARC-PL-005:Info ARC-PL-006:Medium ARC-PL-008:Medium ARC-PL-010:Critical", ""),
        new(Endpoint, "properties.subnet.id", "@retail/rg-net-retail-weu/providers/Microsoft.Network/virtualNetworks/vnet-gone/subnets/s", "ARC-EXT-005:Medium", "ARC-PE-005 ARC-PL-005 ARC-PL-006"),
        new(Endpoint, "properties.networkInterfaces", "[]", "", "ARC-PE-005"),
        new(Endpoint, "properties.privateLinkServiceConnections[0].properties.privateLinkServiceId", "@retail/rg-arc-retail-weu/providers/Microsoft.HybridCompute/privateLinkScopes/pls-gone", "ARC-DNS-007:High ARC-PE-002:High ARC-PE-003:Medium", "ARC-PE-005"),
        new(Endpoint, "properties.privateLinkServiceConnections[0].properties.privateLinkServiceId", "@retail/rg-arc-retail-weu/providers/Microsoft.KubernetesConfiguration/privateLinkScopes/pls-arc-retail-weu", "ARC-PE-002:High", ""),
        new(Endpoint, "properties.privateLinkServiceConnections[0].properties.groupIds", """["other"]""", "ARC-PE-002:High", ""),
        new(Endpoint, "properties.privateLinkServiceConnections[0].properties.privateLinkServiceConnectionState.status", "Pending", "ARC-EXT-005:Medium ARC-PE-001:Critical ARC-PE-004:Low", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Endpoint, "properties.privateLinkServiceConnections[0].properties.privateLinkServiceConnectionState.status", "Disconnected", "ARC-EXT-005:Medium ARC-PE-001:Critical ARC-PE-003:Medium", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Endpoint, "properties.customDnsConfigs", """[{"fqdn":"gbl.his.arc.azure.com","ipAddresses":["10.20.16.99"]}]""", "", ""),
        new(Interface, "properties.ipConfigurations[0].properties.privateIPAddress", "10.20.16.99", "ARC-PE-005:Medium", ""),
        new(Interface, "properties.ipConfigurations[0].properties.privateLinkConnectionProperties.fqdns", """["other.his.arc.azure.com"]""", "ARC-DNS-004:Critical", ""),
        new(Interface, "properties.ipConfigurations[5].properties.privateLinkConnectionProperties.requiredMemberName", "Other", "", ""),
        new(Endpoint, "type", "microsoft.network/somethingelse", "ARC-EXT-005:Medium ARC-PE-001:Critical ARC-PE-006:Medium", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Endpoint, "properties.privateLinkServiceConnections", "[]", "ARC-PE-002:High", ""),
        new(Endpoint, "properties.customDnsConfigs", "x", "", "ARC-DNS-004"),
        new(Interface, "properties.ipConfigurations[0].properties.privateLinkConnectionProperties.fqdns", "x", "", "ARC-DNS-004"),
        new(Interface, "properties.ipConfigurations", "[]", "", "ARC-PE-005"),
    ];
}
