using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>Links an estate: scopes to endpoints, endpoints to networks, then clusters to the chain of their scope and site.</summary>
internal sealed class TopologyLinker(Estate estate, DeclarationSet declarations)
{
    public Topology Link(DateTimeOffset now)
    {
        var networks = new NetworkMap(estate);
        var zones = new ZoneMap(estate, networks);
        var scopes = new ScopeMap(estate, networks);
        var clusters = new ClusterMap(estate, declarations, networks, zones, scopes);
        new OwnedMap(estate, clusters, networks).Link();
        new HybridMap(estate, networks).Link();
        return new Topology(estate, declarations, now, clusters)
        {
            Scopes = InOrder(scopes.Scopes),
            Endpoints = InOrder(scopes.Endpoints),
            UnplacedEndpoints = InOrder(scopes.Endpoints.Where(endpoint => endpoint.Connections.Count > 0 && (endpoint.IsGap || endpoint is { Resource: not null, Network: null }))),
            UnplacedManagedClusters = [.. estate.OfType<ManagedCluster>().Where(IsUnplaced).OrderBy(cluster => cluster.Id)],
            Networks = InOrder(networks.Nodes),
            Zones = InOrder(zones.Nodes),
            MonitorScopes = [.. MonitorMap.Of(estate, scopes)],
        };
    }

    // A cluster without a subnet has one of the platform's own.
    private static bool IsUnplaced(ManagedCluster cluster) => cluster.SubnetIds.IsMalformed || cluster.SubnetIds.Items.Any(id => !NetworkMap.IsSubnet(id));

    private static List<T> InOrder<T>(IEnumerable<T> nodes)
        where T : ISubject => [.. nodes.OrderBy(node => node.Id)];
}
