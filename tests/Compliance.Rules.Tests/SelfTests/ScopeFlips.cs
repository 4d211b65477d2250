namespace Compliance.Rules.Tests.SelfTests;

/// <summary>Private link scopes and the validation answer.</summary>
internal static class ScopeFlips
{
    private const string Scope = "pls-arc-retail-weu";
    private const string Validation = "0132c593-c3c8-4ec9-b378-cb988c20f58b";

    public static Flip[] All { get; } =
    [
        new(Scope, "location", "northeurope", "ARC-PL-004:High ARC-PL-005:Info", ""),
        new(Scope, "location", "southeastasia", "ARC-PL-004:High ARC-PL-005:Info ARC-PL-007:High", ""),
        new(Scope, "properties.publicNetworkAccess", "Enabled", "ARC-PL-011:High", "ARC-DNS-010"),
        new(Scope, "properties.publicNetworkAccess", "SecuredByPerimeter", "", "ARC-DNS-010 ARC-PL-011"),
        new(Scope, "properties.publicNetworkAccess", null, "ARC-PL-011:High", "ARC-DNS-010"),
        new(Scope, "properties.provisioningState", "Failed", "ARC-PL-002:Critical", ""),
        new(Scope, "properties.serviceExtensions", """[{"serviceExtensionType":"x","serviceExtensionPublicNetworkAccess":"Enabled"},{"serviceExtensionType":"y"}]""", "ARC-PL-011:Info", ""),
        new(Scope, "properties.privateEndpointConnections[0].properties.privateLinkServiceConnectionState.status", "Pending", "ARC-EXT-005:Medium ARC-PE-001:Critical ARC-PE-004:Low", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Scope, "properties.privateEndpointConnections[0].properties.privateLinkServiceConnectionState.status", "Rejected", "ARC-EXT-005:Medium ARC-PE-001:Critical", "") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Scope, "properties.privateEndpointConnections[0].properties.privateLinkServiceConnectionState.status", "Odd", "ARC-EXT-005:Medium", "ARC-PE-001 ARC-PE-003 ARC-PE-004 ARC-PE-006") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Scope, "properties.privateEndpointConnections[0].properties.groupIds", """["other"]""", "", ""),
        new(Scope, "properties.privateEndpointConnections[0].properties.privateEndpoint.id", "@retail/rg-net-retail-weu/providers/Microsoft.Network/privateEndpoints/pe-gone", "ARC-PE-006:Medium", ""),
        new(Scope, "properties.privateEndpointConnections[0].properties.privateEndpoint.id", "/subscriptions/99999999-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe-far", "ARC-PE-006:Medium", "ARC-PE-002"),
        new(Scope, "properties.privateEndpointConnections[0].properties.provisioningState", "Failed", "", ""),
        new(Scope, "properties.privateLinkScopeId", "00000000-0000-0000-0000-000000000000", "", "ARC-PE-005"),
        new(Validation, "properties.connectionDetails[0].privateIpAddress", "10.20.16.99", "ARC-PE-005:Medium", ""),
        new(Validation, "properties.connectionDetails[0].id", "@retail/rg-net-retail-weu/providers/Microsoft.Network/privateEndpoints/pe-gone", "", ""),
        new(Scope, "type", "microsoft.kubernetesconfiguration/privatelinkscopes", "ARC-PE-003:Medium ARC-PL-002:Critical", "ARC-PE-005") { Gone = "ARC-DNS-011 ARC-PL-013" },
        new(Scope, "properties.serviceExtensions[0].serviceExtensionPublicNetworkAccess", "Enabled", "ARC-PL-011:Info", ""),
        new(Scope, "properties.serviceExtensions[0].serviceExtensionType", "x", "", ""),
        new(Scope, "properties.serviceExtensions", "x", "", "ARC-PL-011"),
        new(Scope, "properties.serviceExtensions[0]", "x", "", "ARC-PL-011"),
        new(Scope, "properties.serviceExtensions[0].serviceExtensionPublicNetworkAccess", "{}", "", "ARC-PL-011"),
        new(Scope, "properties.serviceExtensions[0].serviceExtensionPublicNetworkAccess", "Odd", "", "ARC-PL-011"),
        new(Scope, "properties.serviceExtensions[0].serviceExtensionPublicNetworkAccess", null, "", ""),
        new(Scope, "properties.privateEndpointConnections", "[]", "", ""),
        new(Scope, "properties.privateEndpointConnections", "x", "", "ARC-PE-006"),
        new(Scope, "properties.privateEndpointConnections[0].id", "x", "", ""),
        new(Validation, "properties.connectionDetails", "[]", "ARC-PE-005:Medium", ""),
        new(Validation, "properties.connectionDetails", null, "", "ARC-PE-005"),
    ];
}
