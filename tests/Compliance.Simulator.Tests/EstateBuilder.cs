using System.Text;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Tests;

/// <summary>A small estate, row by row.</summary>
internal sealed class EstateBuilder
{
    public const string Subscription = "11111111-1111-1111-1111-111111111111";
    public const string Group = $"/subscriptions/{Subscription}/resourceGroups/rg-edge";
    public const string Cluster = $"{Group}/providers/Microsoft.Kubernetes/connectedClusters/store-042";
    public const string Scope = $"{Group}/providers/Microsoft.HybridCompute/privateLinkScopes/pls-weu";
    public const string Endpoint = $"{Group}/providers/Microsoft.Network/privateEndpoints/pe-arc";
    public const string Network = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet-hub";
    public const string Zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";
    public const string Link = $"{Zone}/virtualNetworkLinks/hub";
    public const string RecordSet = $"{Zone}/A/gbl";

    private readonly JsonArray _rows = [];
    private readonly JsonObject _head = [];

    public EstateBuilder With(string id, string type, string properties = "{}", string location = "westeurope", string more = "{}")
    {
        var row = JsonNode.Parse(more)!.AsObject();
        row["id"] = id;
        row["type"] = type;
        row["name"] = id[(id.LastIndexOf('/') + 1)..];
        row["location"] = location;
        row["properties"] = JsonNode.Parse(properties);
        _rows.Add((JsonNode)row);
        return this;
    }

    public EstateBuilder WithCluster(string id = Cluster, string kind = "") => With(
        id,
        "Microsoft.Kubernetes/connectedClusters",
        $$"""{"agentPublicKeyCertificate":"MIIC","agentVersion":"1.36.1","totalNodeCount":3,"provisioningState":"Succeeded","connectivityStatus":"Connected","lastConnectivityTime":"2026-11-21T09:14:03Z","privateLinkState":"Enabled","privateLinkScopeResourceId":"{{Scope}}" }""",
        more: $$"""{"identity":{"type":"SystemAssigned","principalId":"22222222-2222-2222-2222-222222222222","tenantId":"33333333-3333-3333-3333-333333333333"},"kind":"{{kind}}","tags":{"team":"edge"} }""");

    public EstateBuilder WithScope(string id = Scope) => With(
        id,
        "Microsoft.HybridCompute/privateLinkScopes",
        """{"publicNetworkAccess":"Disabled","provisioningState":"Succeeded","privateLinkScopeId":"f5dc51d3-0000-4d7e-947a-775ea79b0000","privateEndpointConnections":[]}""");

    public EstateBuilder WithNetwork(string id = Network) => With(
        id,
        "Microsoft.Network/virtualNetworks",
        """{"provisioningState":"Succeeded","addressSpace":{"addressPrefixes":["10.20.0.0/16"]},"subnets":[{"name":"snet-pe","properties":{"provisioningState":"Succeeded","addressPrefix":"10.20.4.0/24"}}]}""");

    public EstateBuilder WithZone(string id = Zone) => With(id, "Microsoft.Network/privateDnsZones", """{"provisioningState":"Succeeded","numberOfVirtualNetworkLinks":1}""", "global", """{"etag":"z1"}""");

    public EstateBuilder WithLink(string id = Link, string network = Network) => With(
        id,
        "Microsoft.Network/privateDnsZones/virtualNetworkLinks",
        $$"""{"virtualNetwork":{"id":"{{network}}" },"registrationEnabled":false,"virtualNetworkLinkState":"Completed","provisioningState":"Succeeded"}""",
        "global",
        """{"etag":"l1"}""");

    public EstateBuilder WithRecord(string id = RecordSet, string address = "10.20.4.5") => With(
        id,
        "Microsoft.Network/privateDnsZones/A",
        $$"""{"ttl":10,"fqdn":"gbl.privatelink.his.arc.azure.com.","isAutoRegistered":false,"aRecords":[{"ipv4Address":"{{address}}"}]}""",
        "global",
        """{"etag":"r1"}""");

    public EstateBuilder WithEndpoint(string id = Endpoint) => With(
        id,
        "Microsoft.Network/privateEndpoints",
        $$$"""{"provisioningState":"Succeeded","subnet":{"id":"{{{Network}}}/subnets/snet-pe"},"privateLinkServiceConnections":[{"name":"arc","properties":{"privateLinkServiceId":"{{{Scope}}}","groupIds":["hybridcompute"],"privateLinkServiceConnectionState":{"status":"Approved","description":"","actionsRequired":"None" } } } ],"manualPrivateLinkServiceConnections":[],"customDnsConfigs":[]}""");

    public EstateBuilder Whole() => WithCluster().WithScope().WithEndpoint().WithNetwork().WithZone().WithLink().WithRecord();

    public EstateBuilder ReadAt(string time)
    {
        _head["readAt"] = time;
        return this;
    }

    public EstateBuilder Covering(string[] subscriptions, string[] types)
    {
        _head["coverage"] = new JsonObject { ["subscriptions"] = new JsonArray([.. subscriptions]), ["types"] = new JsonArray([.. types]) };
        return this;
    }

    public string ToJson()
    {
        var estate = (JsonObject)_head.DeepClone();
        estate["data"] = _rows.DeepClone();
        return estate.ToJsonString();
    }

    public Stream ToStream() => new MemoryStream(Encoding.UTF8.GetBytes(ToJson()));
}
