using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Estates;

/// <summary>Gateways, hubs, connections and circuits that lead to some networks: what a site's way to Azure is made of.</summary>
internal sealed class HybridRelations(Estate estate)
{
    private readonly List<Resource> _entries = [.. estate.OfType<VirtualNetworkGateway>(), .. estate.OfType<VirtualHub>()];
    private readonly List<Resource> _ends = [.. estate.OfType<GatewayConnection>(), .. estate.OfType<VpnGateway>(), .. estate.OfType<ExpressRouteGateway>()];

    public IEnumerable<ResourceId> Of(IReadOnlyCollection<NetworkNode> networks)
    {
        var near = networks.Select(network => network.Id).ToHashSet();
        // A hub's own network is a peer named after the hub; see how the topology finds it.
        var peers = networks.Select(network => network.Id.Name).Where(name => name.StartsWith("HV_", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var entry in _entries)
        {
            if (References.Of(entry).Any(near.Contains)
                || (entry is VirtualHub hub && peers.Exists(peer => peer.StartsWith($"HV_{hub.Name}_", StringComparison.OrdinalIgnoreCase))))
            {
                near.Add(entry.Id);
                yield return entry.Id;
            }
        }

        // What ends in one of those, and the circuits that it names in turn.
        foreach (var end in _ends.Where(end => References.Of(end).Any(near.Contains)))
        {
            yield return end.Id;
            foreach (var circuit in References.Of(end).Where(id => ResourceType.Find(id.TypeName) == ResourceType.ExpressRouteCircuit))
            {
                yield return circuit;
            }
        }
    }
}
