using System.Net;
using Compliance.Domain.Ids;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Estates;

/// <summary>
/// What else stands in some networks and matters to the clusters of a scope: endpoints with Azure Monitor's scopes behind them,
/// and servers that run in Azure.
/// </summary>
internal static class NeighbourRelations
{
    public static IEnumerable<ResourceId> Of(IReadOnlyCollection<NetworkNode> networks, Topology topology)
    {
        var endpoints = networks.SelectMany(network => network.Endpoints).Select(endpoint => endpoint.Id);
        var scopes = topology.MonitorScopes.Where(scope => scope.Networks.Any(networks.Contains)).Select(scope => scope.Resource.Id);
        return endpoints.Concat(scopes).Concat(MachinesIn(networks, topology));
    }

    // Only its addresses tell where a server is: which network a new one is in, no index knows before the next sweep.
    private static IEnumerable<ResourceId> MachinesIn(IReadOnlyCollection<NetworkNode> networks, Topology topology)
    {
        if (topology.MachinesInAzure.Count == 0)
        {
            return [];
        }

        var ranges = networks.SelectMany(network => network.Resource?.AddressPrefixes.Items ?? [])
            .Select(prefix => IPNetwork.TryParse(prefix, out var range) ? range : (IPNetwork?)null)
            .OfType<IPNetwork>()
            .ToList();
        return topology.MachinesInAzure
            .Where(machine => machine.Addresses.Items.Any(text => IPAddress.TryParse(text, out var address) && ranges.Exists(range => range.Contains(address))))
            .Select(machine => machine.Id);
    }
}
