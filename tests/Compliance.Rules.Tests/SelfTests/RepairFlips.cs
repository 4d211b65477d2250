namespace Compliance.Rules.Tests.SelfTests;

/// <summary>The estate that has drifted, with one fault less, or another one: findings go as they come.</summary>
internal static class RepairFlips
{
    public static Flip[] All { get; } =
    [
        new("store-lil-02", "properties.connectivityStatus", "Connected", "", "") { IsOfDrifted = true, Gone = "ARC-CON-001:High" },
        new("store-lil-02", "properties.connectivityStatus", "Expired", "ARC-CON-001:Critical", "") { IsOfDrifted = true, Gone = "ARC-CON-001:High" },
        new("store-lil-02", "properties.connectivityStatus", null, "", "ARC-CON-001") { IsOfDrifted = true, Gone = "ARC-CON-001:High" },
        new("store-sin-01", "location", "westeurope", "", "") { IsOfDrifted = true, Gone = "ARC-DNS-006:High ARC-PL-004:High ARC-PL-007:High" },
        new("store-ant-02", "kind", "ProvisionedCluster", "", "") { IsOfDrifted = true, Gone = "ARC-DNS-013:Critical ARC-PL-001:High ARC-VER-001" },
        new("pls-arc-plants-neu", "properties.publicNetworkAccess", "Disabled", "", "") { IsOfDrifted = true, Gone = "ARC-PL-011:High" },
        new("rg-dns-arc-labs-neu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com/A/gbl", "properties.aRecords[0].ipv4Address", "10.40.4.4", "", "") { IsOfDrifted = true, Gone = "ARC-DNS-004:Critical" },
        new("rg-dns-arc-labs-neu/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com", "type", "microsoft.network/somethingelse", "ARC-DNS-001:High", "") { IsOfDrifted = true, Gone = "ARC-DNS-004:Critical" },
    ];
}
