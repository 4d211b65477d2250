using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Topologies;

/// <summary>The estate linked into the private-link chain. Immutable once linked; safe to read from many threads.</summary>
public sealed class Topology
{
    private readonly Dictionary<ResourceId, ClusterNode> _clustersById;

    internal Topology(
        Estate estate,
        DeclarationSet declarations,
        DateTimeOffset now,
        IReadOnlyList<ClusterGroup> groups,
        IReadOnlyList<ScopeNode> scopes,
        IReadOnlyList<EndpointNode> endpoints,
        IReadOnlyList<NetworkNode> networks,
        IReadOnlyList<ZoneNode> zones)
    {
        Estate = estate;
        Declarations = declarations;
        Now = now;
        Groups = groups;
        Scopes = scopes;
        Endpoints = endpoints;
        Networks = networks;
        Zones = zones;
        Clusters = [.. groups.SelectMany(group => group.Clusters).OrderBy(cluster => cluster.Id)];
        _clustersById = Clusters.ToDictionary(cluster => cluster.Id);
    }

    public Estate Estate { get; }

    public DeclarationSet Declarations { get; }

    /// <summary>The time rules judge at.</summary>
    public DateTimeOffset Now { get; }

    public IReadOnlyList<ClusterGroup> Groups { get; }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<ClusterNode> Clusters { get; }

    public IReadOnlyList<ScopeNode> Scopes { get; }

    public IReadOnlyList<EndpointNode> Endpoints { get; }

    public IReadOnlyList<NetworkNode> Networks { get; }

    public IReadOnlyList<ZoneNode> Zones { get; }

    public ClusterNode? FindCluster(ResourceId id) => _clustersById.GetValueOrDefault(id);

    /// <param name="now">The time rules judge at.</param>
    public static Topology Link(Estate estate, DeclarationSet declarations, DateTimeOffset now) =>
        new TopologyLinker(estate, declarations).Link(now);
}
