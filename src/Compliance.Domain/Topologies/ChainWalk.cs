using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Topologies;

/// <summary>Walks from a scope to the endpoints, networks and zones that count for one site (design 4.3, "Several endpoints"). In the order of their ids, whatever the order of the rows.</summary>
internal sealed class ChainWalk(ScopeNode scope, Site site, NetworkMap networks, ZoneMap zones)
{
    private readonly NetworkNode? _forwarderNetwork = site.Forwarder is { } forwarder ? networks.Of(forwarder.VirtualNetworkId) : null;

    public Chain Walk()
    {
        var usable = scope.Connections.Where(connection => connection.IsUsable).Select(connection => connection.Endpoint).Distinct().OrderBy(endpoint => endpoint.Id).ToList();
        var read = usable.Where(endpoint => endpoint.Presence is Presence.Read).ToList();
        var candidates = read.Select(endpoint => (Endpoint: endpoint, Zones: ZonesOf(endpoint, NetworksFor([endpoint])))).ToList();

        var reaching = candidates.Where(candidate => _forwarderNetwork is not null && candidate.Zones.Any(ReachesForwarder)).ToList();
        var chosen = reaching.Count > 0 ? reaching : candidates;
        return new Chain
        {
            Site = site,
            Endpoints = [.. chosen.Select(candidate => candidate.Endpoint)],
            ApprovedEndpoints = [.. read],
            EndpointNetworks = [.. chosen.Select(candidate => candidate.Endpoint.Network).OfType<NetworkNode>().Distinct()],
            Zones = [.. chosen.SelectMany(candidate => candidate.Zones).Distinct()],
            HasReadZone = chosen.Exists(candidate => candidate.Zones.Exists(zone => zone.Presence is Presence.Read)),
            UnreadEndpoints = read.Count > 0 ? [] : [.. usable],
            NetworksInQuestion = [.. NetworksFor([.. chosen.Select(candidate => candidate.Endpoint)]).OrderBy(network => network.Id)],
            EndpointZones = [.. chosen.SelectMany(candidate => candidate.Zones.Select(zone => new EndpointZone(candidate.Endpoint, zone)))],
        };
    }

    private bool ReachesForwarder(ZoneNode zone) => zone.Links.Any(link => link.Network == _forwarderNetwork);

    private IReadOnlyCollection<NetworkNode> NetworksFor(ImmutableArray<EndpointNode> endpoints)
    {
        if (_forwarderNetwork is not null)
        {
            return [_forwarderNetwork];
        }

        var found = new HashSet<NetworkNode>();
        foreach (var own in endpoints.Select(endpoint => endpoint.Network).OfType<NetworkNode>())
        {
            found.Add(own);
            // Behind a network that was not read no peering is proven: the peer's word is one side's only.
            found.UnionWith(own.Presence is Presence.Read ? own.Peers.Where(peer => peer.HoldsForwarder) : []);
        }

        found.RemoveWhere(network => network.Presence is not Presence.Read);
        return found;
    }

    private List<ZoneNode> ZonesOf(EndpointNode endpoint, IReadOnlyCollection<NetworkNode> inQuestion)
    {
        var named = endpoint.ZoneGroups
            .SelectMany(group => group.Configs.Items)
            .Select(config => ResourceId.TryParse(config.PrivateDnsZoneId.Text, out var id) ? zones.Find(id) : null)
            .OfType<ZoneNode>()
            .Distinct()
            .ToLookup(zone => zone.Kind);
        var linked = inQuestion.SelectMany(network => network.Links).Select(link => link.Zone).Distinct().ToLookup(zone => zone.Kind);
        return [.. ArcZone.All.SelectMany(kind =>
            (named.Contains(kind) ? named[kind] : linked.Contains(kind) ? linked[kind] : ZonesHoldingAddressesOf(endpoint, kind)).OrderBy(zone => zone.Id))];
    }

    private IEnumerable<ZoneNode> ZonesHoldingAddressesOf(EndpointNode endpoint, ArcZone kind) =>
        zones.Nodes.Where(zone => zone.Kind == kind && zone.Records.Any(record =>
            record.Addresses.Items.Any(address => EndpointAddresses.Normal(address) is { } normal && endpoint.Addresses.Contains(normal))));
}
