using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The virtual hubs of an estate with the connections of their gateways.</summary>
internal sealed class HubMap
{
    private readonly List<VirtualHub> _hubs;
    private readonly ILookup<ResourceId, HybridLink> _links;

    public HubMap(Estate estate)
    {
        _hubs = [.. estate.OfType<VirtualHub>().OrderBy(hub => hub.Id)];
        var vpn = from gateway in estate.OfType<VpnGateway>()
                  from connection in gateway.Connections.Items
                  select (Hub: HubOf(gateway.VirtualHubId), Link: new HybridLink(
                      HybridLinkKind.Vpn,
                      gateway.Id,
                      $"properties.connections[{connection.Name.Display}].properties.connectionStatus",
                      connection.ConnectionStatus,
                      connection.ConnectionStatus.Is("Connected") ? true : connection.ConnectionStatus.Is("NotConnected") ? false : null));
        var expressRoute = from gateway in estate.OfType<ExpressRouteGateway>()
                           from connection in gateway.Connections.Items
                           select (Hub: HubOf(gateway.VirtualHubId), Link: new HybridLink(
                               HybridLinkKind.ExpressRoute,
                               gateway.Id,
                               $"properties.expressRouteConnections[{connection.Name.Display}].properties.expressRouteCircuitPeering.id",
                               connection.CircuitPeeringId,
                               Circuits.IsProvisioned(estate, connection.CircuitPeeringId) ? true : null));
        _links = vpn.Concat(expressRoute).OrderBy(pair => pair.Link.Resource).ToLookup(pair => pair.Hub, pair => pair.Link);
    }

    public IEnumerable<HybridLink> LinksOf(NetworkNode network) => _hubs.Where(hub => IsConnected(hub, network)).SelectMany(hub => _links[hub.Id]);

    // A hub's own network belongs to the platform; a peering to it names it HV_{hub}_{guid}.
    private static bool IsConnected(VirtualHub hub, NetworkNode network) =>
        hub.NetworkIds.Items.Any(text => ResourceId.TryParse(text, out var id) && id == network.Id)
        || network.Peers.Any(peer => peer.Id.Name.StartsWith($"HV_{hub.Name}_", StringComparison.OrdinalIgnoreCase));

    private static ResourceId? HubOf(Value value) => ResourceId.TryParse(value.Text, out var id) ? id : null;
}
