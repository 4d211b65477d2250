using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Estates;

/// <summary>Gateways, hubs, connections and circuits that lead to some networks: what a site's way to Azure is made of.</summary>
internal sealed class HybridRelations(Estate estate)
{
    private readonly List<Named> _entries = Read([.. estate.OfType<VirtualNetworkGateway>(), .. estate.OfType<VirtualHub>()]);
    private readonly List<Named> _ends = Read([.. estate.OfType<GatewayConnection>(), .. estate.OfType<VpnGateway>(), .. estate.OfType<ExpressRouteGateway>()]);

    public IEnumerable<ResourceId> Of(IReadOnlyCollection<NetworkNode> networks)
    {
        var near = networks.Select(network => network.Id).ToHashSet();
        // A hub's own network is a peer named after the hub; see how the topology finds it.
        var peers = networks.Select(network => network.Id.Name).Where(name => name.StartsWith("HV_", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var (entry, named) in _entries)
        {
            if (named.Exists(near.Contains)
                || (entry is VirtualHub hub && peers.Exists(peer => peer.StartsWith($"HV_{hub.Name}_", StringComparison.OrdinalIgnoreCase))))
            {
                near.Add(entry.Id);
                yield return entry.Id;
            }
        }

        // What ends in one of those, and the circuits that it names in turn.
        foreach (var (end, named) in _ends.Where(end => end.Ids.Exists(near.Contains)))
        {
            yield return end.Id;
            foreach (var circuit in named.Where(id => ResourceType.Find(id.TypeName) == ResourceType.ExpressRouteCircuit))
            {
                yield return circuit;
            }
        }
    }

    private static List<Named> Read(IEnumerable<Resource> resources) => [.. resources.Select(resource => new Named(resource, [.. References.Of(resource)]))];

    /// <param name="Ids">What the resource names.</param>
    private sealed record Named(Resource Resource, List<ResourceId> Ids);
}
