using System.Text.Json.Nodes;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>
/// Contoso, healthy, with a row of each type it lacks, and with two of its three sites declared. It has no finding: one
/// that a flipped property brings is that property's own.
/// </summary>
internal static class HealthyEstate
{
    public const string Retail = "/subscriptions/8c321f0d-2d56-4fc4-b117-3faaf998addd/resourceGroups";
    public const string Manufacturing = "/subscriptions/ff96152d-5b77-45f2-90b0-a0316955d23a/resourceGroups";
    public const string Connectivity = "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups";
    private const string RetailNetwork = $"{Retail}/rg-net-retail-weu/providers/Microsoft.Network/virtualNetworks/vnet-arc-retail-weu";
    private const string HubWest = $"{Connectivity}/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-hub-weu";
    private const string HubNorth = $"{Connectivity}/rg-hub-neu/providers/Microsoft.Network/virtualNetworks/vnet-hub-neu";
    private const string Monitoring = $"{Retail}/rg-monitoring/providers";

    // The custom location hangs on the one cluster that private link is not for.
    private static readonly string MoreRows = $$"""
        [
          { "id": "{{Retail}}/rg-custom/providers/Microsoft.ExtendedLocation/customLocations/cl-hq", "type": "microsoft.extendedlocation/customlocations",
            "properties": { "hostResourceId": "{{Retail}}/rg-azlocal-hq-weu/providers/Microsoft.Kubernetes/connectedClusters/aks-hq-weu-01" } },
          { "id": "{{Retail}}/rg-servers/providers/Microsoft.HybridCompute/machines/srv-aws", "type": "microsoft.hybridcompute/machines", "location": "westeurope",
            "properties": { "cloudMetadata": { "provider": "AWS" },
            "networkProfile": { "networkInterfaces": [{ "ipAddresses": [{ "address": "10.20.2.9" }] }] } } },
          { "id": "{{Retail}}/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-web", "type": "microsoft.containerservice/managedclusters", "location": "westeurope",
            "properties": { "agentPoolProfiles": [{ "vnetSubnetID": "{{Retail}}/rg-aks/providers/Microsoft.Network/virtualNetworks/vnet-aks/subnets/nodes" }] } },
          { "id": "{{Retail}}/rg-aks/providers/Microsoft.ContainerService/managedClusters/aks-web/providers/Microsoft.KubernetesConfiguration/extensions/dapr", "type": "microsoft.kubernetesconfiguration/extensions",
            "properties": { "extensionType": "microsoft.dapr", "isSystemExtension": false } },
          { "id": "{{Retail}}/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters/store-ams-02/providers/Microsoft.KubernetesConfiguration/extensions/monitor", "type": "microsoft.kubernetesconfiguration/extensions",
            "properties": { "extensionType": "microsoft.azuremonitor.containers", "isSystemExtension": false,
            "configurationSettings": { "logAnalyticsWorkspaceResourceID": "{{Monitoring}}/Microsoft.OperationalInsights/workspaces/log-stores" } } },
          { "id": "{{Monitoring}}/Microsoft.Insights/privateLinkScopes/ampls", "type": "microsoft.insights/privatelinkscopes", "location": "global",
            "properties": { "accessModeSettings": { "ingestionAccessMode": "PrivateOnly", "queryAccessMode": "Open" },
            "privateEndpointConnections": [{ "properties": { "privateEndpoint": { "id": "{{Retail}}/rg-net-retail-weu/providers/Microsoft.Network/privateEndpoints/pe-ampls" },
            "privateLinkServiceConnectionState": { "status": "Approved" } } }] } },
          { "id": "{{Monitoring}}/Microsoft.Insights/privateLinkScopes/ampls/scopedResources/log-stores", "type": "microsoft.insights/privatelinkscopes/scopedresources",
            "properties": { "linkedResourceId": "{{Monitoring}}/Microsoft.OperationalInsights/workspaces/log-stores" } },
          { "id": "{{Retail}}/rg-net-retail-weu/providers/Microsoft.Network/privateEndpoints/pe-ampls", "type": "microsoft.network/privateendpoints", "location": "westeurope",
            "properties": { "provisioningState": "Succeeded", "subnet": { "id": "{{RetailNetwork}}/subnets/snet-private-endpoints" },
            "privateLinkServiceConnections": [{ "properties": { "privateLinkServiceId": "{{Monitoring}}/Microsoft.Insights/privateLinkScopes/ampls", "groupIds": ["azuremonitor"],
            "privateLinkServiceConnectionState": { "status": "Approved" } } }] } }
        ]
        """;

    /// <summary>As healthy as it gets; to be copied before it is changed.</summary>
    public static SampleEstate Json { get; } = Build();

    public static DeclarationSet Declarations { get; } = new()
    {
        PreviewAcknowledgedBy = "governance",
        LatestAgentVersion = "1.36.1",
        PrivateGitHosts = ["git.contoso.internal"],
        TrustedPrivateEndpointIds = [],
        Sites =
        [
            SiteOf("stores", "*/store-*", ForwarderKind.AzureFirewall, HubWest, "rg-hub-weu", "nsg-egress-weu", HybridLinkKind.Vpn),
            SiteOf("plants", "*/plant-*", ForwarderKind.Resolver, HubNorth, "rg-hub-neu", "nsg-egress-neu", HybridLinkKind.ExpressRoute),
        ],
    };

    /// <summary>An hour after the estate was read.</summary>
    public static DateTimeOffset Quiet { get; } = new(2026, 11, 20, 10, 30, 0, TimeSpan.Zero);

    public static Assessment Judged { get; } = Json.Assess(Declarations);

    public static Assessment JudgedWhenQuiet { get; } = Json.Assess(Declarations, Quiet);

    private static SampleEstate Build()
    {
        var estate = SampleEstate.Load("contoso.json");
        foreach (var row in JsonNode.Parse(MoreRows)!.AsArray())
        {
            estate.Rows.Add(row!.DeepClone());
        }

        return estate;
    }

    private static Site SiteOf(string name, string clusters, ForwarderKind forwarder, string network, string group, string securityGroup, HybridLinkKind link) => new()
    {
        Name = name,
        Clusters = [new(clusters)],
        Forwarder = new(forwarder, ResourceId.Parse(network)),
        Egress = new(EgressMode.Azure, [ResourceId.Parse($"{Connectivity}/{group}/providers/Microsoft.Network/networkSecurityGroups/{securityGroup}")]),
        HybridLink = link,
    };
}
