using System.Text.Json;

namespace Compliance.Bench.Estates;

/// <summary>A hub: the network that ten spokes are peered with, and the VPN gateway through which the sites come in.</summary>
internal static class HubRows
{
    public static void Write(Utf8JsonWriter json, int hub)
    {
        var network = Chain.HubNetwork(hub);
        var group = network[..network.IndexOf("/virtualNetworks/", StringComparison.Ordinal)];
        var location = Chain.HubRegion(hub);
        var spokes = Enumerable.Range(0, Chain.Count).Select(number => new Chain(number)).Where(chain => chain.Hub == hub);

        Row.Write(json, network, "microsoft.network/virtualnetworks", location, $$"""
            { "provisioningState": "Succeeded", "addressSpace": { "addressPrefixes": ["10.{{hub}}.0.0/20"] }, "dhcpOptions": { "dnsServers": [] },
              "subnets": [{ "name": "GatewaySubnet", "id": "{{network}}/subnets/GatewaySubnet", "properties": { "addressPrefix": "10.{{hub}}.0.0/27" } }],
              "virtualNetworkPeerings": {{Row.List(spokes.Select(chain => $$"""
                { "name": "peer-spoke-{{chain.Number:00}}", "id": "{{network}}/virtualNetworkPeerings/peer-spoke-{{chain.Number:00}}",
                  "properties": { "peeringState": "Connected", "remoteVirtualNetwork": { "id": "{{chain.Spoke}}" },
                    "allowVirtualNetworkAccess": true, "allowForwardedTraffic": true, "allowGatewayTransit": true, "useRemoteGateways": false } }
                """))}} }
            """);
        Row.Write(json, $"{group}/virtualNetworkGateways/vgw-hub-{hub}", "microsoft.network/virtualnetworkgateways", location, $$"""
            { "provisioningState": "Succeeded", "gatewayType": "Vpn", "vpnType": "RouteBased",
              "ipConfigurations": [{ "name": "default", "properties": { "subnet": { "id": "{{network}}/subnets/GatewaySubnet" } } }] }
            """);
        Row.Write(json, $"{group}/connections/cn-hub-{hub}", "microsoft.network/connections", location, $$"""
            { "provisioningState": "Succeeded", "connectionType": "IPsec", "connectionStatus": "Connected",
              "virtualNetworkGateway1": { "id": "{{group}}/virtualNetworkGateways/vgw-hub-{{hub}}", "properties": {} } }
            """);
    }
}
