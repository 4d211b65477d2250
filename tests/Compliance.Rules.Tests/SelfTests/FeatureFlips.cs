namespace Compliance.Rules.Tests.SelfTests;

/// <summary>What hangs on clusters, what else is in their networks, and registrations.</summary>
internal static class FeatureFlips
{
    private const string Extension = "store-ams-01/providers/Microsoft.KubernetesConfiguration/Extensions/flux";
    private const string Flux = "store-ams-01/providers/Microsoft.KubernetesConfiguration/FluxConfigurations/platform";
    private const string Monitor = "store-ams-02/providers/Microsoft.KubernetesConfiguration/extensions/monitor";
    private const string Provider = "8c321f0d-2d56-4fc4-b117-3faaf998addd/providers/Microsoft.Kubernetes";
    private const string ConfigurationProvider = "8c321f0d-2d56-4fc4-b117-3faaf998addd/providers/Microsoft.KubernetesConfiguration";

    public static Flip[] All { get; } =
    [
        new(Extension, "properties.extensionType", "microsoft.arcdataservices", "ARC-EXT-003:High ARC-EXT-004:Low", ""),
        new(Extension, "properties.extensionType", "microsoft.dapr", "ARC-EXT-004:Low", ""),
        new(Extension, "properties.extensionType", "microsoft.azuremonitor.containers", "", ""),
        new(Extension, "properties.extensionType", "{}", "", "ARC-EXT-003 ARC-EXT-004"),
        new(Flux, "properties.gitRepository.url", "https://github.com/contoso/x.git", "ARC-EXT-006:Info", ""),
        new(Flux, "properties.gitRepository", null, "", "ARC-EXT-006"),
        new(Monitor, "properties.configurationSettings.logAnalyticsWorkspaceResourceID", "@retail/rg-monitoring/providers/Microsoft.OperationalInsights/workspaces/other", "ARC-EXT-005:Medium", ""),
        new("ampls", "properties.accessModeSettings.ingestionAccessMode", "Open", "ARC-EXT-005:Medium", ""),
        new("ampls", "properties.privateEndpointConnections[0].properties.privateLinkServiceConnectionState.status", "Pending", "ARC-EXT-005:Medium", ""),
        new("ampls", "properties.privateEndpointConnections[0].properties.privateEndpoint.id", "@retail/rg-net-retail-weu/providers/Microsoft.Network/privateEndpoints/gone", "", "ARC-EXT-005"),
        new("scopedResources/log-stores", "properties.linkedResourceId", "@retail/rg-monitoring/providers/Microsoft.OperationalInsights/workspaces/other", "ARC-EXT-005:Medium", ""),
        new("pe-ampls", "properties.subnet.id", "@manufacturing/rg-net-labs-neu/providers/Microsoft.Network/virtualNetworks/vnet-labs-neu/subnets/snet-private-endpoints", "ARC-EXT-005:Medium", ""),
        new(Monitor, "properties.configurationSettings.logAnalyticsWorkspaceResourceID", "[7]", "", "ARC-EXT-005"),
        new("ampls", "properties.accessModeSettings.ingestionAccessMode", "[7]", "", "ARC-EXT-005"),
        new("ampls", "properties.privateEndpointConnections", "x", "", "ARC-EXT-005"),
        new("ampls", "properties.privateEndpointConnections[0].properties.privateLinkServiceConnectionState.status", "[7]", "", "ARC-EXT-005"),
        new("scopedResources/log-stores", "properties.linkedResourceId", "[7]", "", "ARC-EXT-005"),
        new("pe-ampls", "properties.subnet.id", "[7]", "", "ARC-EXT-005"),
        new("cl-hq", "properties.hostResourceId", "@retail/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters/store-ams-01", "ARC-EXT-001:High", ""),
        new("srv-aws", "properties.cloudMetadata.provider", "Azure", "ARC-DNS-013:Critical", ""),
        new("srv-aws", "properties.privateLinkScopeResourceId", "@retail/rg-arc-retail-weu/providers/Microsoft.HybridCompute/privateLinkScopes/pls-arc-retail-weu", "ARC-PL-012:Info", ""),
        new("aks-web", "properties.agentPoolProfiles[0].vnetSubnetID", "@connectivity/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-hub-weu/subnets/snet-egress", "ARC-DNS-013:Critical", ""),
        new("dapr", "properties.isSystemExtension", "true", "", ""),
        new(Provider, "registrationState", "NotRegistered", "ARC-SUB-001:High", ""),
        new(ConfigurationProvider, "registrationState", "Registering", "", "ARC-SUB-001"),
        new(ConfigurationProvider, "registrationState", null, "", "ARC-SUB-001"),
        new("srv-aws", "properties.networkProfile.networkInterfaces[0].ipAddresses[0].address", "10.20.16.9", "", ""),
        new("ampls", "properties.privateEndpointConnections", "[]", "ARC-EXT-005:Medium", ""),
        new("aks-web", "properties.agentPoolProfiles[0].vnetSubnetID", "{}", "", "ARC-DNS-013"),
    ];
}
