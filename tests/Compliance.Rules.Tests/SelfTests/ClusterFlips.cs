namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Connected clusters.</summary>
internal static class ClusterFlips
{
    private const string Store = "store-ams-01";
    private const string Provisioned = "aks-hq-weu-01";

    public static Flip[] All { get; } =
    [
        new(Store, "properties.privateLinkState", "Disabled", "ARC-DNS-013:Critical ARC-PL-001:High ARC-PL-003:Medium", "ARC-DNS-010") { Gone = "ARC-EXT-002" },
        new(Store, "properties.privateLinkState", "\"true\"", "", "ARC-DNS-010 ARC-DNS-013 ARC-PL-001 ARC-PL-003") { Gone = "ARC-EXT-002" },
        new(Store, "properties.privateLinkScopeResourceId", null, "ARC-DNS-013:Critical ARC-PL-001:High ARC-PL-003:Medium", "") { Gone = "ARC-DNS-011 ARC-EXT-002 ARC-PL-013" },
        new(Store, "properties.privateLinkScopeResourceId", "{}", "", "ARC-DNS-013 ARC-PL-001 ARC-PL-003") { Gone = "ARC-DNS-011 ARC-EXT-002 ARC-PL-013" },
        new(Store, "properties.privateLinkScopeResourceId", "@manufacturing/rg-arc-labs-neu/providers/Microsoft.HybridCompute/privateLinkScopes/pls-arc-labs-neu", "ARC-DNS-003:High ARC-DNS-006:High ARC-PL-004:High ARC-PL-008:Medium", ""),
        new(Store, "properties.privateLinkScopeResourceId", "@retail/rg-arc-retail-weu/providers/Microsoft.HybridCompute/privateLinkScopes/pls-gone", "ARC-PL-002:Critical", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Store, "kind", "ProvisionedCluster", "", "") { Gone = "ARC-DNS-011 ARC-EXT-002 ARC-PL-013 ARC-VER-001" },
        new(Provisioned, "kind", null, "ARC-PL-001:High", "ARC-NET-002 ARC-NET-003 ARC-NET-004 ARC-NET-005 ARC-NET-006 ARC-NET-007 ARC-VER-001"),
        new(Store, "location", "northeurope", "ARC-DNS-006:High ARC-PL-004:High", ""),
        new(Store, "location", "southeastasia", "ARC-DNS-006:High ARC-PL-004:High ARC-PL-007:High", ""),
        new(Store, "location", null, "", "ARC-DNS-006 ARC-PL-004 ARC-PL-007"),
        new(Store, "properties.connectivityStatus", "Offline", "ARC-CON-001:High", "ARC-DNS-010"),
        new(Store, "properties.connectivityStatus", "Expired", "ARC-CON-001:Critical", "ARC-DNS-010"),
        new(Store, "properties.connectivityStatus", "Connecting", "", "ARC-CON-001 ARC-DNS-010"),
        new(Store, "properties.lastConnectivityTime", "2026-11-20T08:00:00Z", "", "ARC-DNS-010"),
        new(Store, "properties.lastConnectivityTime", "7", "", "ARC-DNS-010"),
        new(Store, "properties.managedIdentityCertificateExpirationTime", "2026-11-23T00:00:00Z", "ARC-CON-002:High", ""),
        new(Store, "properties.managedIdentityCertificateExpirationTime", "2026-12-10T00:00:00Z", "ARC-CON-002:Low", ""),
        new(Store, "properties.managedIdentityCertificateExpirationTime", "soon", "", "ARC-CON-002"),
        new(Store, "properties.agentVersion", "1.33.0", "ARC-VER-002:Low", ""),
        new(Store, "properties.agentVersion", "1.34.0", "", ""),
        new(Store, "properties.agentVersion", null, "", "ARC-VER-002"),
        new(Store, "properties.gateway", """{"enabled":true}""", "ARC-GOV-002:Low", ""),
        new(Store, "properties.provisioningState", "Failed", "", ""),
    ];
}
