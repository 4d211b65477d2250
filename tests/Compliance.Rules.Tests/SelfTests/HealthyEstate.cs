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
    private const string PlantsNetwork = $"{Manufacturing}/rg-net-plants-neu/providers/Microsoft.Network/virtualNetworks/vnet-arc-plants-neu";
    private const string HubWest = $"{Connectivity}/rg-hub-weu/providers/Microsoft.Network/virtualNetworks/vnet-hub-weu";
    private const string HubNorth = $"{Connectivity}/rg-hub-neu/providers/Microsoft.Network/virtualNetworks/vnet-hub-neu";
    private const string Monitoring = $"{Retail}/rg-monitoring/providers";

    private static readonly (string One, string Many)[] Plurals =
        [("sourceAddressPrefix", "sourceAddressPrefixes"), ("destinationAddressPrefix", "destinationAddressPrefixes"), ("destinationPortRange", "destinationPortRanges")];

    // The custom location hangs on the one cluster that private link is not for.
    private static readonly string MoreRows = $$"""
        [
          { "id": "{{Connectivity}}/rg-hub-weu/providers/Microsoft.Network/firewallPolicies/afwp-base", "type": "microsoft.network/firewallpolicies", "location": "westeurope",
            "properties": { "dnsSettings": { "enableProxy": false } } },
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

    private static readonly string VirtualWanRows = $$"""
        [
          { "id": "{{Connectivity}}/rg-wan/providers/Microsoft.Network/virtualHubs/vhub-weu", "type": "microsoft.network/virtualhubs", "location": "westeurope",
            "properties": { "virtualNetworkConnections": [{ "properties": { "remoteVirtualNetwork": { "id": "{{RetailNetwork}}" } } }] } },
          { "id": "{{Connectivity}}/rg-wan/providers/Microsoft.Network/vpnGateways/vpn-weu", "type": "microsoft.network/vpngateways", "location": "westeurope",
            "properties": { "virtualHub": { "id": "{{Connectivity}}/rg-wan/providers/Microsoft.Network/virtualHubs/vhub-weu" },
            "connections": [{ "name": "stores", "properties": { "connectionStatus": "Connected" } }] } },
          { "id": "{{Connectivity}}/rg-wan/providers/Microsoft.Network/virtualHubs/vhub-neu", "type": "microsoft.network/virtualhubs", "location": "northeurope",
            "properties": { "virtualNetworkConnections": [{ "properties": { "remoteVirtualNetwork": { "id": "{{PlantsNetwork}}" } } }] } },
          { "id": "{{Connectivity}}/rg-wan/providers/Microsoft.Network/expressRouteGateways/erg-neu", "type": "microsoft.network/expressroutegateways", "location": "northeurope",
            "properties": { "virtualHub": { "id": "{{Connectivity}}/rg-wan/providers/Microsoft.Network/virtualHubs/vhub-neu" },
            "expressRouteConnections": [{ "name": "plants", "properties": { "expressRouteCircuitPeering": {
              "id": "{{Connectivity}}/rg-hub-neu/providers/Microsoft.Network/expressRouteCircuits/erc-dublin/peerings/AzurePrivatePeering" } } }] } }
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

    /// <summary>The same, but the stores come in over the VPN gateway of a virtual hub, and the plants over another one's ExpressRoute gateway.</summary>
    public static SampleEstate OnVirtualWan { get; } = BuildOnVirtualWan();

    public static Assessment JudgedOnVirtualWan { get; } = OnVirtualWan.Assess(Declarations, Quiet);

    public static SampleEstate Drifted { get; } = SampleEstate.Load("drifted.json");

    public static Assessment JudgedDrifted { get; } = Drifted.Assess(Declarations);

    private static SampleEstate BuildOnVirtualWan()
    {
        var estate = Json.Copy();
        foreach (var row in estate.Rows.Where(row => row!["type"]!.GetValue<string>() is "microsoft.network/virtualnetworkgateways" or "microsoft.network/connections").ToList())
        {
            estate.Rows.Remove(row);
        }

        foreach (var row in JsonNode.Parse(VirtualWanRows)!.AsArray())
        {
            estate.Rows.Add(row!.DeepClone());
        }

        return estate;
    }

    private static SampleEstate Build()
    {
        var estate = SampleEstate.Load("contoso.json");
        foreach (var row in JsonNode.Parse(MoreRows)!.AsArray())
        {
            estate.Rows.Add(row!.DeepClone());
        }

        // Of the two groups one has its fields in the plural: both forms occur.
        foreach (var rule in estate.Row("nsg-egress-neu")["properties"]!["securityRules"]!.AsArray())
        {
            var properties = rule!["properties"]!.AsObject();
            foreach (var (one, many) in Plurals)
            {
                properties[many] = new JsonArray(properties[one]!.DeepClone());
                properties.Remove(one);
            }
        }

        estate.Row("pls-arc-retail-weu")["properties"]!["serviceExtensions"] =
            new JsonArray(new JsonObject { ["serviceExtensionType"] = "Microsoft.Kubernetes", ["serviceExtensionPublicNetworkAccess"] = "Disabled" });
        // A parent that would switch the proxy off, were it not for the child.
        estate.Row("afwp-hub-weu")["properties"]!["basePolicy"] = new JsonObject { ["id"] = estate.Row("afwp-base")["id"]!.DeepClone() };

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
