using System.Text.Json.Nodes;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.EstateFiles;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>The sample estate with what it lacks: a resource of every type that is read, drift in each, and any number of clusters.</summary>
internal static class EveryType
{
    public const string Stores = "8c321f0d-2d56-4fc4-b117-3faaf998addd";
    public const string Hub = "2a500855-66f6-4bc3-a06c-ea45497355eb";
    public const string Scope = $"/subscriptions/{Stores}/resourceGroups/rg-arc-retail-weu/providers/Microsoft.HybridCompute/privateLinkScopes/pls-arc-retail-weu";
    public const string HubNetwork = $"{Network}/virtualNetworks/vnet-hub-weu";
    public const string SecurityGroup = $"{Network}/networkSecurityGroups/nsg-egress-weu";

    private const string Clusters = $"/subscriptions/{Stores}/resourceGroups/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters";
    private const string Store = $"{Clusters}/store-ams-01";
    private const string Network = $"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.Network";
    private const string Workspace = $"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.OperationalInsights/workspaces/law";
    private const string Monitor = $"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.Insights/privateLinkScopes/ampls";

    public static DeclarationSet Declarations { get; } = new()
    {
        Sites =
        [
            new Site
            {
                Name = "stores",
                Clusters = [new ResourcePattern($"/subscriptions/{Stores}/*/store-*")],
                Forwarder = new Forwarder(ForwarderKind.AzureFirewall, ResourceId.Parse(HubNetwork)),
                Egress = new Egress(EgressMode.Azure, [ResourceId.Parse(SecurityGroup)]),
            },
        ],
    };

    /// <summary>All that are read.</summary>
    public static IEnumerable<ResourceType> Types => ResourceReaders.Types;

    /// <param name="clusters">How many more clusters the store's scope has than the sample; every second has an extension.</param>
    public static string Json(int clusters)
    {
        var estate = JsonNode.Parse(File.ReadAllText(Samples.PathOf("contoso.json")))!;
        var rows = estate["data"]!.AsArray();
        var store = Find(rows, Store);
        var flux = Find(rows, $"{Store}/providers/Microsoft.KubernetesConfiguration/extensions/flux");
        for (var i = 0; i < clusters; i++)
        {
            var copy = store.DeepClone();
            copy["id"] = $"{Clusters}/store-more-{i:D5}";
            copy["name"] = $"store-more-{i:D5}";
            rows.Add(copy);
            if (i % 2 == 0)
            {
                var extension = flux.DeepClone();
                extension["id"] = $"{Clusters}/store-more-{i:D5}/providers/Microsoft.KubernetesConfiguration/Extensions/flux";
                rows.Add(extension);
            }
        }

        var stranger = store.DeepClone();
        stranger["id"] = $"{Clusters}/store-stranger";
        stranger["properties"]!["privateLinkState"] = "Disabled";
        stranger["properties"]!["privateLinkScopeResourceId"] = "";
        rows.Add(stranger);
        Find(rows, $"/subscriptions/{Stores}/providers/Microsoft.KubernetesConfiguration")["registrationState"] = "NotRegistered";
        foreach (var (id, type, properties) in More())
        {
            rows.Add(new JsonObject
            {
                ["id"] = id,
                ["type"] = type,
                ["name"] = id[(id.LastIndexOf('/') + 1)..],
                ["location"] = "westeurope",
                ["subscriptionId"] = id.Split('/')[2],
                ["resourceGroup"] = id.Split('/')[4],
                ["properties"] = JsonNode.Parse(Expand(properties)),
            });
        }

        return estate.ToJsonString();
    }

    private static JsonNode Find(JsonArray rows, string id) => rows.Single(row => id.Equals(row!["id"]!.GetValue<string>(), StringComparison.OrdinalIgnoreCase))!;

    // Interpolation and JSON both want the braces.
    private static string Expand(string properties) => properties
        .Replace("@HubNetwork", HubNetwork, StringComparison.Ordinal)
        .Replace("@Network", Network, StringComparison.Ordinal)
        .Replace("@Monitor", Monitor, StringComparison.Ordinal)
        .Replace("@Workspace", Workspace, StringComparison.Ordinal)
        .Replace("@Store", Store, StringComparison.Ordinal)
        .Replace("@Scope", Scope, StringComparison.Ordinal)
        .Replace("@Hub", Hub, StringComparison.Ordinal);

    private static IEnumerable<(string Id, string Type, string Properties)> More() =>
    [
        ($"{Store}/providers/Microsoft.KubernetesConfiguration/extensions/monitor", "Microsoft.KubernetesConfiguration/extensions", """{"extensionType":"Microsoft.AzureMonitor.Containers","isSystemExtension":false,"configurationSettings":{"logAnalyticsWorkspaceResourceID":"@Workspace"}}"""),
        ($"{Store}/providers/Microsoft.KubernetesConfiguration/extensions/data", "Microsoft.KubernetesConfiguration/extensions", """{"extensionType":"microsoft.arcdataservices"}"""),
        ($"/subscriptions/{Stores}/resourceGroups/rg-arc-stores-nl/providers/Microsoft.ExtendedLocation/customLocations/amsterdam", "Microsoft.ExtendedLocation/customLocations", """{"hostType":"Kubernetes","hostResourceId":"@Store","namespace":"amsterdam"}"""),
        (Monitor, "microsoft.insights/privatelinkscopes", """{"accessModeSettings":{"ingestionAccessMode":"Open"},"privateEndpointConnections":[{"properties":{"privateEndpoint":{"id":"@Network/privateEndpoints/pe-ampls"},"privateLinkServiceConnectionState":{"status":"Approved"}}}]}"""),
        ($"{Monitor}/scopedResources/law", "Microsoft.Insights/privateLinkScopes/scopedResources", """{"linkedResourceId":"@Workspace"}"""),
        ($"{Network}/privateEndpoints/pe-ampls", "microsoft.network/privateendpoints", """{"subnet":{"id":"@HubNetwork/subnets/snet"},"networkInterfaces":[],"privateLinkServiceConnections":[{"properties":{"privateLinkServiceId":"@Monitor","groupIds":["azuremonitor"],"privateLinkServiceConnectionState":{"status":"Approved"}}}]}"""),
        ($"{Network}/privateEndpoints/pe-storage", "microsoft.network/privateendpoints", """{"subnet":{"id":"@HubNetwork/subnets/snet"},"networkInterfaces":[],"privateLinkServiceConnections":[{"properties":{"privateLinkServiceId":"/subscriptions/@Hub/resourceGroups/rg-hub-weu/providers/Microsoft.Storage/storageAccounts/logs","groupIds":["blob"],"privateLinkServiceConnectionState":{"status":"Approved"}}}]}"""),
        ($"/subscriptions/{Stores}/resourceGroups/rg-arc-retail-weu/providers/Microsoft.HybridCompute/machines/server", "microsoft.hybridcompute/machines", """{"privateLinkScopeResourceId":"@Scope","cloudMetadata":{"provider":"AWS"}}"""),
        ($"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.HybridCompute/machines/in-azure", "microsoft.hybridcompute/machines", """{"detectedProperties":{"cloudprovider":"Azure"},"networkProfile":{"networkInterfaces":[{"ipAddresses":[{"address":"10.20.0.99"}]}]}}"""),
        ($"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.HybridCompute/machines/elsewhere", "microsoft.hybridcompute/machines", """{"cloudMetadata":{"provider":"N/A"}}"""),
        ($"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.ContainerService/managedClusters/aks", "microsoft.containerservice/managedclusters", """{"agentPoolProfiles":[{"name":"pool","vnetSubnetID":"@HubNetwork/subnets/snet"}]}"""),
        ($"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.ContainerService/managedClusters/aks/providers/Microsoft.KubernetesConfiguration/extensions/flux", "Microsoft.KubernetesConfiguration/extensions", """{"extensionType":"microsoft.flux"}"""),
        ($"/subscriptions/{Hub}/resourceGroups/rg-hub-weu/providers/Microsoft.ContainerService/managedClusters/kubenet", "microsoft.containerservice/managedclusters", """{"agentPoolProfiles":[{"name":"pool"}]}"""),
        ($"{Network}/virtualHubs/wan-weu", "microsoft.network/virtualhubs", """{"virtualNetworkConnections":[{"properties":{"remoteVirtualNetwork":{"id":"@HubNetwork"}}}]}"""),
        ($"{Network}/vpnGateways/wan-vpn", "microsoft.network/vpngateways", """{"virtualHub":{"id":"@Network/virtualHubs/wan-weu"},"connections":[{"name":"plant","properties":{"connectionStatus":"NotConnected"}}]}"""),
        ($"{Network}/expressRouteGateways/wan-er", "microsoft.network/expressroutegateways", """{"virtualHub":{"id":"@Network/virtualHubs/wan-weu"},"expressRouteConnections":[]}"""),
        ($"{Network}/connections/cn-unknown", "microsoft.network/connections", """{"connectionType":"IPsec","virtualNetworkGateway1":{"id":"@Network/virtualNetworkGateways/vgw-hub-weu"}}"""),
    ];
}
