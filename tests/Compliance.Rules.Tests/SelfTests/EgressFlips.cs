namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Network security groups.</summary>
internal static class EgressFlips
{
    private const string SecurityGroup = "nsg-egress-weu";

    private const string Plural = "nsg-egress-neu";
    private const string Asg = $"{HealthyEstate.Connectivity}/rg-hub-neu/providers/Microsoft.Network/applicationSecurityGroups/asg-plants";

    public static Flip[] All { get; } =
    [
        new(SecurityGroup, "properties.securityRules[0].properties.access", "Deny", "ARC-NET-002:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.direction", "Inbound", "ARC-NET-002:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.priority", "4000", "ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.protocol", "Udp", "ARC-NET-002:High", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.sourceAddressPrefix", "10.0.0.0/24", "ARC-NET-006:Low", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.destinationAddressPrefix", "AzureActiveDirectory.WestEurope", "ARC-NET-006:Low ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.destinationAddressPrefix", "Storage", "ARC-NET-002:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.destinationPortRange", "\"80\"", "ARC-NET-002:High", ""),
        new(SecurityGroup, "properties.securityRules[0].name", "AllowEntra", "ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[0].properties.priority", "149", "ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[1].properties.access", "Deny", "ARC-NET-003:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[2].properties.access", "Deny", "ARC-NET-004:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules[3].properties.access", "Deny", "ARC-NET-005:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.securityRules", "x", "", "ARC-NET-002 ARC-NET-003 ARC-NET-004 ARC-NET-005 ARC-NET-006 ARC-NET-007"),
        new(SecurityGroup, "properties.securityRules[3].properties", """{"protocol":"*","direction":"Outbound","access":"Deny","priority":100,"sourcePortRange":"*","destinationPortRange":"*","sourceAddressPrefix":"*","destinationAddressPrefix":"Internet"}""", "ARC-NET-002:High ARC-NET-003:High ARC-NET-004:High ARC-NET-005:High ARC-NET-006:High ARC-NET-007:Info", ""),
        new(Plural, "properties.securityRules[0].properties.sourceAddressPrefixes", """["10.0.0.0/24"]""", "ARC-NET-006:Low", ""),
        new(Plural, "properties.securityRules[0].properties.destinationAddressPrefixes", """["Storage","Sql"]""", "ARC-NET-002:High ARC-NET-007:Info", ""),
        new(Plural, "properties.securityRules[0].properties.destinationAddressPrefixes", """["Storage","AzureActiveDirectory"]""", "", ""),
        new(Plural, "properties.securityRules[0].properties.destinationPortRanges", """["80","8443"]""", "ARC-NET-002:High", ""),
        new(Plural, "properties.securityRules[0].properties.destinationPortRanges", """["80","400-500"]""", "", ""),
        new(Plural, "properties.securityRules[0].properties.destinationPortRanges", "443", "", "ARC-NET-002 ARC-NET-003 ARC-NET-004 ARC-NET-005 ARC-NET-006 ARC-NET-007"),
        new(Plural, "properties.securityRules[0].properties", $$"""{"protocol":"Tcp","direction":"Outbound","access":"Allow","priority":150,"sourceApplicationSecurityGroups":[{"id":"{{Asg}}"}],"destinationAddressPrefix":"AzureActiveDirectory","destinationPortRange":"443"}""", "ARC-NET-006:Low", ""),
        new(Plural, "properties.securityRules[0].properties", $$"""{"protocol":"Tcp","direction":"Outbound","access":"Allow","priority":150,"sourceAddressPrefix":"VirtualNetwork","destinationApplicationSecurityGroups":[{"id":"{{Asg}}"}],"destinationPortRange":"443"}""", "ARC-NET-002:High ARC-NET-007:Info", ""),
        new(SecurityGroup, "properties.defaultSecurityRules", "[]", "", ""),
        new(SecurityGroup, "properties.defaultSecurityRules", "x", "", "ARC-NET-002 ARC-NET-003 ARC-NET-004 ARC-NET-005 ARC-NET-006 ARC-NET-007"),
        new(SecurityGroup, "type", "microsoft.network/somethingelse", "", "ARC-NET-002 ARC-NET-003 ARC-NET-004 ARC-NET-005 ARC-NET-006 ARC-NET-007"),
    ];
}
