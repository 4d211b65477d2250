using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Application.Estates;

/// <summary>The ids a resource names: how a relation that no index knows yet is discovered from the changed resource itself.</summary>
internal static class References
{
    public static IEnumerable<ResourceId> Of(Resource resource)
    {
        foreach (var text in Texts(resource))
        {
            if (ResourceId.TryParse(text, out var id))
            {
                yield return id;
            }
        }

        // A subnet names its network, a record set its zone, a zone group its endpoint: by the parent's id.
        if (resource.Id.Parent is { } parent)
        {
            yield return parent;
        }
    }

    private static IEnumerable<string?> Texts(Resource resource) => resource switch
    {
        ConnectedCluster cluster => [cluster.PrivateLinkScopeResourceId.Text],
        PrivateLinkScope scope => scope.PrivateEndpointConnections.Items.Select(connection => connection.PrivateEndpointId.Text),
        PrivateEndpoint endpoint =>
        [
            NetworkOf(endpoint.SubnetId.Text),
            .. endpoint.Connections.Items.Select(connection => connection.ServiceId.Text),
        ],
        ZoneGroup group => group.Configs.Items.Select(config => config.PrivateDnsZoneId.Text),
        VirtualNetwork network => network.Peerings.Items.Select(peering => peering.RemoteNetworkId.Text),
        VirtualNetworkLink link => [link.VirtualNetworkId.Text],
        AzureFirewall firewall => [firewall.FirewallPolicyId.Text, .. firewall.SubnetIds.Items.Select(NetworkOf)],
        FirewallPolicy policy => [policy.BasePolicyId.Text],
        DnsResolver resolver => [resolver.VirtualNetworkId.Text],
        InboundEndpoint endpoint => endpoint.SubnetIds.Items.Select(NetworkOf),
        Machine machine => [machine.PrivateLinkScopeResourceId.Text],
        CustomLocation location => [location.HostResourceId.Text],
        ManagedCluster cluster => cluster.SubnetIds.Items.Select(NetworkOf),
        MonitorScope scope => scope.PrivateEndpointConnections.Items.Select(connection => connection.PrivateEndpointId.Text),
        VirtualNetworkGateway gateway => gateway.SubnetIds.Items.Select(NetworkOf),
        GatewayConnection connection => [connection.GatewayId.Text, connection.PeerId.Text],
        VirtualHub hub => hub.NetworkIds.Items,
        VpnGateway gateway => [gateway.VirtualHubId.Text],
        ExpressRouteGateway gateway => [gateway.VirtualHubId.Text, .. gateway.Connections.Items.Select(connection => ParentOf(connection.CircuitPeeringId.Text))],
        _ => [],
    };

    private static string? NetworkOf(string? subnet) => ParentOf(subnet);

    private static string? ParentOf(string? text) =>
        ResourceId.TryParse(text, out var id) ? id.Parent?.Text : null;
}
