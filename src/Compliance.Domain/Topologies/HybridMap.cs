using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>Gives each network the connections of the gateways it can use: its own, those of peers that let it, those of its hub.</summary>
internal sealed class HybridMap(Estate estate, NetworkMap networks)
{
    private readonly Dictionary<NetworkNode, List<HybridLink>> _own = [];

    public void Link()
    {
        foreach (var connection in estate.OfType<GatewayConnection>())
        {
            LinkConnection(connection);
        }

        foreach (var network in networks.Nodes)
        {
            var reached = HybridMap.GatewaysOf(network).SelectMany(holder => _own.GetValueOrDefault(holder) ?? []);
            foreach (var link in reached.OrderBy(link => link.Resource))
            {
                network.Add(link);
            }
        }

        var hubs = new HubMap(estate);
        foreach (var network in networks.Nodes)
        {
            foreach (var link in hubs.LinksOf(network))
            {
                network.Add(link);
            }
        }
    }

    private void LinkConnection(GatewayConnection connection)
    {
        // Between two networks of Azure, or from one computer: no way to a site.
        HybridLinkKind? kind = connection.ConnectionType.Is("IPsec") ? HybridLinkKind.Vpn
            : connection.ConnectionType.Is("ExpressRoute") ? HybridLinkKind.ExpressRoute
            : null;
        if (kind is null || !ResourceId.TryParse(connection.GatewayId.Text, out var id) || estate.Find<VirtualNetworkGateway>(id) is not { } gateway)
        {
            return;
        }

        var link = new HybridLink(kind.Value, connection.Id, "properties.connectionStatus", connection.ConnectionStatus, IsUp(connection));
        foreach (var network in networks.OfSubnets(gateway.SubnetIds))
        {
            if (!_own.TryGetValue(network, out var links))
            {
                _own.Add(network, links = []);
            }

            links.Add(link);
        }
    }

    private bool? IsUp(GatewayConnection connection) => connection.ConnectionStatus switch
    {
        var status when status.Is("Connected") => true,
        var status when status.Is("NotConnected") => false,
        // Resource Graph may lack the run-time state; the circuit's own says whether the carrier has delivered it.
        _ when connection.ConnectionType.Is("ExpressRoute") && Circuits.IsProvisioned(estate, connection.PeerId) => true,
        _ => null,
    };

    /// <summary>The network itself, and peers whose gateways it may use by the word of both sides: a peer that was not read allows nothing.</summary>
    private static IEnumerable<NetworkNode> GatewaysOf(NetworkNode network)
    {
        yield return network;
        foreach (var peer in network.Peers)
        {
            if (Uses(network, peer) && Allows(peer, network))
            {
                yield return peer;
            }
        }
    }

    private static bool Uses(NetworkNode network, NetworkNode peer) =>
        PeeringsTo(network, peer).Any(peering => peering.UseRemoteGateways.Boolean is true);

    private static bool Allows(NetworkNode peer, NetworkNode network) =>
        PeeringsTo(peer, network).Any(peering => peering.AllowGatewayTransit.Boolean is true);

    private static IEnumerable<Peering> PeeringsTo(NetworkNode from, NetworkNode to) =>
        (from.Resource?.Peerings.Items ?? []).Where(peering => ResourceId.TryParse(peering.RemoteNetworkId.Text, out var remote) && remote == to.Id);
}
