namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Firewalls, their policies and DNS resolvers.</summary>
internal static class ForwarderFlips
{
    public static Flip[] All { get; } =
    [
        new("afw-hub-weu", "properties.firewallPolicy.id", "@connectivity/rg-hub-weu/providers/Microsoft.Network/firewallPolicies/gone", "", "ARC-DNS-009") { IsQuiet = true },
        new("afw-hub-weu", "properties.ipConfigurations[0].properties.subnet.id", "@connectivity/rg-hub-neu/providers/Microsoft.Network/virtualNetworks/vnet-hub-neu/subnets/AzureFirewallSubnet", "", "ARC-DNS-009") { IsQuiet = true },
        new("afw-hub-weu", "properties.additionalProperties", """{"Network.DNS.EnableProxy":"false"}""", "ARC-DNS-009:High", "") { IsQuiet = true },
        new("afwp-hub-weu", "properties.dnsSettings.enableProxy", "false", "ARC-DNS-009:High", "") { IsQuiet = true },
        new("afwp-hub-weu", "properties.dnsSettings.enableProxy", "odd", "", "ARC-DNS-009") { IsQuiet = true },
        new("afwp-hub-weu", "properties.dnsSettings", null, "ARC-DNS-009:High", "") { IsQuiet = true },
        new("dnspr-hub-neu", "properties.provisioningState", "Failed", "", "") { IsQuiet = true },
        new("dnspr-hub-neu", "properties.virtualNetwork.id", "@manufacturing/rg-net-labs-neu/providers/Microsoft.Network/virtualNetworks/vnet-labs-neu", "", "") { IsQuiet = true },
        new("dnspr-hub-neu/inboundEndpoints/inbound", "properties.provisioningState", "Failed", "ARC-DNS-009:High", "") { IsQuiet = true },
        new("dnspr-hub-neu/inboundEndpoints/inbound", "properties.ipConfigurations", "[]", "", "") { IsQuiet = true },
        new("afw-hub-weu", "properties.firewallPolicy.id", "[7]", "", "ARC-DNS-009") { IsQuiet = true },
        new("afwp-hub-weu", "properties.basePolicy.id", "@connectivity/rg-hub-weu/providers/Microsoft.Network/firewallPolicies/gone", "", "") { IsQuiet = true },
    ];
}
