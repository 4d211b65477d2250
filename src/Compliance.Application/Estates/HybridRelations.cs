using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Estates;

/// <summary>Gateways, hubs, connections and circuits that lead to some networks: what a site's way to Azure is made of.</summary>
internal static class HybridRelations
{
    public static IEnumerable<ResourceId> Of(IReadOnlyCollection<NetworkNode> networks, Estate estate)
    {
        var near = networks.Select(network => network.Id).ToHashSet();
        // A hub's own network is a peer named after the hub; see how the topology finds it.
        var peers = networks.Select(network => network.Id.Name).Where(name => name.StartsWith("HV_", StringComparison.OrdinalIgnoreCase)).ToList();
        foreach (var resource in estate.Resources)
        {
            if (resource is VirtualNetworkGateway && References.Of(resource).Any(near.Contains)
                || (resource is VirtualHub && (References.Of(resource).Any(near.Contains) || peers.Exists(peer => peer.StartsWith($"HV_{resource.Name}_", StringComparison.OrdinalIgnoreCase)))))
            {
                near.Add(resource.Id);
                yield return resource.Id;
            }
        }

        // What ends in one of those, and the circuits that it names in turn.
        foreach (var resource in estate.Resources.Where(resource => resource is GatewayConnection or VpnGateway or ExpressRouteGateway && References.Of(resource).Any(near.Contains)))
        {
            yield return resource.Id;
            foreach (var circuit in References.Of(resource).Where(id => ResourceType.Find(id.TypeName) == ResourceType.ExpressRouteCircuit))
            {
                yield return circuit;
            }
        }
    }
}
