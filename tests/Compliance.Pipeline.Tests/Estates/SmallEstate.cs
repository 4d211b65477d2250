using System.Text;
using System.Text.Json.Nodes;
using Compliance.Domain.Resources;

namespace Compliance.Pipeline.Tests.Estates;

/// <summary>
/// A few chains that are as healthy as ones over several subscriptions can be, and rows that are not there at the start but
/// may come. Times lie so far off that no rule on ages changes its mind while a test moves the clock.
/// </summary>
internal sealed class SmallEstate
{
    private static readonly string[] ReadOnly = ["networkInterfaces", "privateEndpointConnections"];

    private readonly SortedDictionary<string, JsonObject> _rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, JsonObject> _absent = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, JsonObject>? _writable;

    public SmallEstate(int chains, int clusters)
    {
        (Chains, Clusters) = (chains, clusters);
        foreach (var subscription in Names.Subscriptions)
        {
            foreach (var provider in (string[])["Microsoft.Kubernetes", "Microsoft.KubernetesConfiguration", "Microsoft.HybridCompute"])
            {
                Add($"/subscriptions/{subscription}/providers/{provider}", "Microsoft.Resources/providers", null, """{ "registrationState": "Registered" }""");
            }
        }

        AddHub();
        for (var chain = 0; chain < chains; chain++)
        {
            AddChain(chain);
        }

        for (var number = 0; number < clusters; number++)
        {
            AddCluster(number % chains, number);
        }
    }

    public int Chains { get; }

    public int Clusters { get; }

    /// <summary>What may be deleted and made again, by id: what the platform makes by itself is not among it.</summary>
    public IReadOnlyDictionary<string, JsonObject> Writable => _writable ??= _rows.Concat(_absent)
        .Where(row => row.Value["type"]!.GetValue<string>() is not ("Microsoft.Resources/providers" or "Microsoft.Network/networkInterfaces" or "Microsoft.HybridCompute/locations/privateLinkScopes"))
        .ToDictionary(row => row.Key, row => row.Value, StringComparer.OrdinalIgnoreCase);

    public Stream ToStream() => ToStream([.. _rows.Values.Select(row => row.DeepClone())], at: null);

    /// <summary>Rows as an estate file that covers everything.</summary>
    public static MemoryStream ToStream(IReadOnlyList<JsonNode> rows, DateTimeOffset? at)
    {
        var file = new JsonObject
        {
            ["coverage"] = new JsonObject
            {
                ["subscriptions"] = new JsonArray([.. Names.Subscriptions]),
                ["types"] = new JsonArray([.. ResourceType.All.Select(type => (JsonNode)type.Name)]),
            },
            ["data"] = new JsonArray([.. rows]),
        };
        if (at is { } time)
        {
            file["readAt"] = time.UtcDateTime;
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(file.ToJsonString()));
    }

    /// <summary>What a client would send to make a resource as it was.</summary>
    public JsonObject BodyOf(string id)
    {
        var row = (JsonObject)Writable[id].DeepClone();
        var body = new JsonObject { ["properties"] = row["properties"]!.DeepClone() };
        foreach (var name in (string[])["location", "identity"])
        {
            if (row[name] is { } value)
            {
                body[name] = value.DeepClone();
            }
        }

        foreach (var name in ReadOnly)
        {
            body["properties"]!.AsObject().Remove(name);
        }

        return body;
    }

    private void AddHub()
    {
        Add(Names.Hub, "Microsoft.Network/virtualNetworks", "westeurope", $$"""
            { "provisioningState": "Succeeded", "addressSpace": { "addressPrefixes": ["10.1.0.0/20"] }, "dhcpOptions": { "dnsServers": [] }, "subnets": [],
              "virtualNetworkPeerings": [{{string.Join(',', Enumerable.Range(0, Chains).Select(chain => Peering(Names.Hub, Names.Spoke(chain), $"to-{chain}")))}}] }
            """);
        Add(Names.SecurityGroup, "Microsoft.Network/networkSecurityGroups", "westeurope", """{ "provisioningState": "Succeeded", "securityRules": [] }""");
    }

    private void AddChain(int chain)
    {
        var (scope, endpoint, spoke) = (Names.Scope(chain), Names.Endpoint(chain), Names.Spoke(chain));
        Add(scope, "Microsoft.HybridCompute/privateLinkScopes", "westeurope", $$"""
            { "publicNetworkAccess": "Disabled", "provisioningState": "Succeeded", "privateLinkScopeId": "{{Names.ScopeGuid(chain)}}",
              "privateEndpointConnections": [{ "id": "{{scope}}/privateEndpointConnections/pe", "name": "pe",
                "properties": { "provisioningState": "Succeeded", "groupIds": ["hybridcompute"], "privateEndpoint": { "id": "{{endpoint}}" },
                  "privateLinkServiceConnectionState": { "status": "Approved", "description": "", "actionsRequired": "None" } } }] }
            """);
        Add($"/subscriptions/{Names.Subscriptions[chain % 2]}/providers/Microsoft.HybridCompute/locations/westeurope/privateLinkScopes/{Names.ScopeGuid(chain)}", "Microsoft.HybridCompute/locations/privateLinkScopes", null, $$"""{ "id": "{{scope}}" }""");
        Add(endpoint, "Microsoft.Network/privateEndpoints", "westeurope", EndpointProperties(chain, Card(chain)));
        Add(Card(chain), "Microsoft.Network/networkInterfaces", "westeurope", $$"""
            { "provisioningState": "Succeeded", "privateEndpoint": { "id": "{{endpoint}}" }, "ipConfigurations": [{{string.Join(',', Records(chain).Select(record => $$"""
              { "properties": { "privateIPAddress": "{{record.Address}}", "subnet": { "id": "{{spoke}}/subnets/snet-pe" },
                "privateLinkConnectionProperties": { "groupId": "hybridcompute", "requiredMemberName": "{{record.Name}}", "fqdns": ["{{record.Name}}.{{Names.Zones[record.Zone]["privatelink.".Length..]}}"] } } }
              """))}}] }
            """);
        Add($"{endpoint}/privateDnsZoneGroups/default", "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", null, $$"""
            { "provisioningState": "Succeeded", "privateDnsZoneConfigs": [{{string.Join(',', Records(chain).GroupBy(record => record.Zone).Select(zone => $$"""
              { "name": "zone-{{zone.Key}}", "properties": { "privateDnsZoneId": "{{Names.Zone(chain, zone.Key)}}", "recordSets": [{{string.Join(',', zone.Select(record => $$"""
                { "recordType": "A", "recordSetName": "{{record.Name}}", "fqdn": "{{record.Name}}.{{Names.Zones[record.Zone]}}", "ttl": 10, "ipAddresses": ["{{record.Address}}"] }
                """))}}] } }
              """))}}] }
            """);
        AddAbsent(Names.SpareEndpoint(chain), "Microsoft.Network/privateEndpoints", "westeurope", EndpointProperties(chain, card: null));
        AddSpoke(chain);
        for (var kind = 0; kind < Names.Zones.Length; kind++)
        {
            AddZone(chain, kind);
        }
    }

    private void AddSpoke(int chain)
    {
        var (spoke, resolver) = (Names.Spoke(chain), Names.Resolver(chain));
        Add(spoke, "Microsoft.Network/virtualNetworks", "westeurope", $$"""
            { "provisioningState": "Succeeded", "addressSpace": { "addressPrefixes": ["10.{{100 + chain}}.0.0/16"] }, "dhcpOptions": { "dnsServers": [] },
              "subnets": [{ "name": "snet-pe", "id": "{{spoke}}/subnets/snet-pe", "properties": { "addressPrefix": "10.{{100 + chain}}.16.0/24" } },
                { "name": "snet-dns", "id": "{{spoke}}/subnets/snet-dns", "properties": { "addressPrefix": "10.{{100 + chain}}.17.0/28" } }],
              "virtualNetworkPeerings": [{{Peering(spoke, Names.Hub, "to-hub")}}] }
            """);
        Add(resolver, "Microsoft.Network/dnsResolvers", "westeurope", $$"""{ "virtualNetwork": { "id": "{{spoke}}" }, "dnsResolverState": "Connected", "provisioningState": "Succeeded" }""");
        Add($"{resolver}/inboundEndpoints/inbound", "Microsoft.Network/dnsResolvers/inboundEndpoints", "westeurope", $$"""
            { "ipConfigurations": [{ "subnet": { "id": "{{spoke}}/subnets/snet-dns" }, "privateIpAddress": "10.{{100 + chain}}.17.4" }], "provisioningState": "Succeeded" }
            """);
    }

    private void AddZone(int chain, int kind)
    {
        var zone = Names.Zone(chain, kind);
        Add(zone, "Microsoft.Network/privateDnsZones", "global", """{ "provisioningState": "Succeeded", "numberOfVirtualNetworkLinks": 1 }""");
        Add($"{zone}/virtualNetworkLinks/spoke", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "global", Link(Names.Spoke(chain)));
        AddAbsent($"{zone}/virtualNetworkLinks/hub", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "global", Link(Names.Hub));
        foreach (var record in Records(chain).Where(record => record.Zone == kind))
        {
            Add($"{zone}/A/{record.Name}", "Microsoft.Network/privateDnsZones/A", null, $$"""
                { "ttl": 10, "fqdn": "{{record.Name}}.{{Names.Zones[kind]}}.", "isAutoRegistered": false, "aRecords": [{ "ipv4Address": "{{record.Address}}" }] }
                """);
        }
    }

    private void AddCluster(int chain, int number)
    {
        foreach (var elsewhere in (bool[])[false, true])
        {
            var id = Names.Cluster(chain, number, elsewhere);
            var row = RowOf(id, "Microsoft.Kubernetes/connectedClusters", "westeurope", $$"""
                { "agentPublicKeyCertificate": "MIIC", "agentVersion": "1.36.1", "totalNodeCount": 3, "provisioningState": "Succeeded", "connectivityStatus": "Connected",
                  "lastConnectivityTime": "2026-11-01T00:00:00Z", "managedIdentityCertificateExpirationTime": "2036-01-01T00:00:00Z",
                  "privateLinkState": "Enabled", "privateLinkScopeResourceId": "{{Names.Scope(chain)}}" }
                """);
            row["identity"] = new JsonObject { ["type"] = "SystemAssigned", ["principalId"] = "22222222-2222-2222-2222-222222222222", ["tenantId"] = "33333333-3333-3333-3333-333333333333" };
            (elsewhere ? _absent : _rows)[id] = row;
            AddAbsent($"{id}/providers/Microsoft.KubernetesConfiguration/extensions/flux", "Microsoft.KubernetesConfiguration/extensions", null, """
                { "extensionType": "microsoft.flux", "isSystemExtension": false, "provisioningState": "Succeeded", "configurationSettings": {} }
                """);
        }
    }

    private static string Card(int chain) => $"{Names.Endpoint(chain).Replace("privateEndpoints", "networkInterfaces", StringComparison.Ordinal)}.nic";

    private static string EndpointProperties(int chain, string? card) => $$"""
        { "provisioningState": "Succeeded", "subnet": { "id": "{{Names.Spoke(chain)}}/subnets/snet-pe" },
          "privateLinkServiceConnections": [{ "name": "pe", "properties": { "provisioningState": "Succeeded", "privateLinkServiceId": "{{Names.Scope(chain)}}", "groupIds": ["hybridcompute"],
            "privateLinkServiceConnectionState": { "status": "Approved", "description": "", "actionsRequired": "None" } } }],
          "manualPrivateLinkServiceConnections": [], "networkInterfaces": [{{(card is null ? "" : $$"""{ "id": "{{card}}" }""")}}], "customDnsConfigs": [] }
        """;

    private static string Link(string network) => $$"""
        { "virtualNetwork": { "id": "{{network}}" }, "registrationEnabled": false, "resolutionPolicy": "Default", "virtualNetworkLinkState": "Completed", "provisioningState": "Succeeded" }
        """;

    private static string Peering(string network, string remote, string name) => $$"""
        { "name": "{{name}}", "id": "{{network}}/virtualNetworkPeerings/{{name}}", "properties": { "peeringState": "Connected", "remoteVirtualNetwork": { "id": "{{remote}}" },
          "allowVirtualNetworkAccess": true, "allowForwardedTraffic": true, "allowGatewayTransit": false, "useRemoteGateways": false } }
        """;

    private static (string Name, int Zone, string Address)[] Records(int chain) =>
    [
        ("gbl", 0, $"10.{100 + chain}.16.4"), ("weu", 0, $"10.{100 + chain}.16.5"), ("agentserviceapi", 1, $"10.{100 + chain}.16.6"),
        ("westeurope-gas", 1, $"10.{100 + chain}.16.7"), ("westeurope", 2, $"10.{100 + chain}.16.8"),
    ];

    private void Add(string id, string type, string? location, string properties) => _rows[id] = RowOf(id, type, location, properties);

    private void AddAbsent(string id, string type, string? location, string properties) => _absent[id] = RowOf(id, type, location, properties);

    private static JsonObject RowOf(string id, string type, string? location, string properties)
    {
        var row = new JsonObject { ["id"] = id, ["type"] = type, ["name"] = id[(id.LastIndexOf('/') + 1)..], ["properties"] = JsonNode.Parse(properties) };
        if (location is not null)
        {
            row["location"] = location;
        }

        return row;
    }
}
