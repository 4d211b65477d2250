using System.Text.Json;

namespace Compliance.Bench.Estates;

/// <summary>One scope with its endpoint in a spoke that has a DNS resolver, and three zones linked to that spoke.</summary>
internal static class ChainRows
{
    /// <param name="isBroken">The data-plane zone has lost its link to the spoke.</param>
    public static void Write(Utf8JsonWriter json, Chain chain, bool isBroken)
    {
        WriteScope(json, chain);
        WriteEndpoint(json, chain);
        WriteSpoke(json, chain);
        foreach (var names in chain.Names().GroupBy(name => name.Zone))
        {
            WriteZone(json, chain, names.Key, names, isBroken && names.Key.Contains(".dp.", StringComparison.Ordinal));
        }
    }

    private static void WriteScope(Utf8JsonWriter json, Chain chain)
    {
        Row.Write(json, chain.Scope, "microsoft.hybridcompute/privatelinkscopes", chain.Region, $$"""
            { "publicNetworkAccess": "Disabled", "provisioningState": "Succeeded", "privateLinkScopeId": "{{chain.ScopeGuid}}",
              "privateEndpointConnections": [{ "id": "{{chain.Scope}}/privateEndpointConnections/pe-arc",
                "properties": { "provisioningState": "Succeeded", "groupIds": ["hybridcompute"], "privateEndpoint": { "id": "{{chain.Endpoint}}" },
                  "privateLinkServiceConnectionState": { "status": "Approved", "description": "Auto-approved", "actionsRequired": "None" } } }] }
            """);
        Row.Write(json, $"/subscriptions/{chain.Subscription}/providers/Microsoft.HybridCompute/locations/{chain.Region}/privateLinkScopes/{chain.ScopeGuid}", "Microsoft.HybridCompute/locations/privateLinkScopes", null, $$"""
            { "id": "{{chain.Scope}}", "publicNetworkAccess": "Disabled",
              "connectionDetails": {{Row.List(chain.Names().Select(name => $$"""
                { "id": "{{chain.Endpoint}}", "privateIpAddress": "{{name.Address}}", "groupId": "hybridcompute", "memberName": "{{name.Member}}" }
                """))}} }
            """);
    }

    private static void WriteEndpoint(Utf8JsonWriter json, Chain chain)
    {
        Row.Write(json, chain.Endpoint, "microsoft.network/privateendpoints", chain.Region, $$"""
            { "provisioningState": "Succeeded", "subnet": { "id": "{{chain.Spoke}}/subnets/snet-endpoints" }, "networkInterfaces": [{ "id": "{{chain.Interface}}" }],
              "privateLinkServiceConnections": [{ "name": "pe-arc", "properties": { "provisioningState": "Succeeded", "privateLinkServiceId": "{{chain.Scope}}",
                "groupIds": ["hybridcompute"], "privateLinkServiceConnectionState": { "status": "Approved", "description": "Auto-approved", "actionsRequired": "None" } } }],
              "manualPrivateLinkServiceConnections": [], "customDnsConfigs": [] }
            """);
        Row.Write(json, chain.Interface, "microsoft.network/networkinterfaces", chain.Region, $$"""
            { "provisioningState": "Succeeded", "privateEndpoint": { "id": "{{chain.Endpoint}}" },
              "ipConfigurations": {{Row.List(chain.Names().Select(name => $$"""
                { "properties": { "privateIPAddress": "{{name.Address}}", "subnet": { "id": "{{chain.Spoke}}/subnets/snet-endpoints" },
                  "privateLinkConnectionProperties": { "groupId": "hybridcompute", "requiredMemberName": "{{name.Member}}", "fqdns": ["{{name.Fqdn}}"] } } }
                """))}} }
            """);
        Row.Write(json, $"{chain.Endpoint}/privateDnsZoneGroups/default", "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", null, $$"""
            { "provisioningState": "Succeeded", "privateDnsZoneConfigs": {{Row.List(chain.Names().GroupBy(name => name.Zone).Select(names => $$"""
                { "name": "{{names.Key.Replace('.', '-')}}", "properties": { "privateDnsZoneId": "{{chain.Zone(names.Key)}}",
                  "recordSets": {{Row.List(names.Select(name => $$"""
                    { "recordType": "A", "recordSetName": "{{name.Label}}", "fqdn": "{{name.Label}}.{{name.Zone}}", "ttl": 10, "ipAddresses": ["{{name.Address}}"] }
                    """))}} } }
                """))}} }
            """);
    }

    private static void WriteSpoke(Utf8JsonWriter json, Chain chain)
    {
        var hub = Chain.HubNetwork(chain.Hub);
        Row.Write(json, chain.Spoke, "microsoft.network/virtualnetworks", chain.Region, $$"""
            { "provisioningState": "Succeeded", "addressSpace": { "addressPrefixes": ["10.{{100 + chain.Number}}.0.0/16"] }, "dhcpOptions": { "dnsServers": [] },
              "subnets": [{ "name": "snet-endpoints", "id": "{{chain.Spoke}}/subnets/snet-endpoints", "properties": { "addressPrefix": "10.{{100 + chain.Number}}.16.0/24" } },
                { "name": "snet-dns", "id": "{{chain.Spoke}}/subnets/snet-dns", "properties": { "addressPrefix": "10.{{100 + chain.Number}}.17.0/28" } }],
              "virtualNetworkPeerings": [{ "name": "peer-hub", "id": "{{chain.Spoke}}/virtualNetworkPeerings/peer-hub", "properties": { "peeringState": "Connected",
                "remoteVirtualNetwork": { "id": "{{hub}}" }, "allowVirtualNetworkAccess": true, "allowForwardedTraffic": true, "allowGatewayTransit": false, "useRemoteGateways": true } }] }
            """);
        var resolver = chain.Spoke.Replace("virtualNetworks/vnet", "dnsResolvers/dnspr", StringComparison.Ordinal);
        Row.Write(json, resolver, "microsoft.network/dnsresolvers", chain.Region, $$"""
            { "virtualNetwork": { "id": "{{chain.Spoke}}" }, "dnsResolverState": "Connected", "provisioningState": "Succeeded" }
            """);
        Row.Write(json, $"{resolver}/inboundEndpoints/inbound", "microsoft.network/dnsresolvers/inboundendpoints", chain.Region, $$"""
            { "ipConfigurations": [{ "subnet": { "id": "{{chain.Spoke}}/subnets/snet-dns" }, "privateIpAddress": "10.{{100 + chain.Number}}.17.4" }], "provisioningState": "Succeeded" }
            """);
    }

    private static void WriteZone(Utf8JsonWriter json, Chain chain, string name, IEnumerable<EndpointName> names, bool isUnlinked)
    {
        var zone = chain.Zone(name);
        Row.Write(json, zone, "microsoft.network/privatednszones", "global", $$"""
            { "provisioningState": "Succeeded", "maxNumberOfRecordSets": 25000, "numberOfRecordSets": {{1 + names.Count()}}, "numberOfVirtualNetworkLinks": {{(isUnlinked ? 0 : 1)}} }
            """);
        foreach (var record in names)
        {
            Row.Write(json, $"{zone}/A/{record.Label}", "microsoft.network/privatednszones/a", null, $$"""
                { "ttl": 10, "fqdn": "{{record.Label}}.{{name}}.", "isAutoRegistered": false, "aRecords": [{ "ipv4Address": "{{record.Address}}" }] }
                """);
        }

        if (!isUnlinked)
        {
            Row.Write(json, $"{zone}/virtualNetworkLinks/link-spoke", "microsoft.network/privatednszones/virtualnetworklinks", "global", $$"""
                { "virtualNetwork": { "id": "{{chain.Spoke}}" }, "registrationEnabled": false, "resolutionPolicy": "Default", "virtualNetworkLinkState": "Completed", "provisioningState": "Succeeded" }
                """);
        }
    }
}
