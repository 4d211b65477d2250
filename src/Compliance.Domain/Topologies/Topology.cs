using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The estate linked into the private-link chain. Immutable once linked; safe to read from many threads.</summary>
public sealed class Topology
{
    private readonly ClusterMap _clusters;
    private readonly Lazy<ILookup<Site, ClusterNode>> _unassociated;

    internal Topology(Estate estate, DeclarationSet declarations, DateTimeOffset now, ClusterMap clusters)
    {
        Estate = estate;
        Declarations = declarations;
        Now = now;
        Groups = [.. clusters.Groups];
        Subscriptions = [.. clusters.Subscriptions.OrderBy(subscription => subscription.Id)];
        _clusters = clusters;
        var ordered = clusters.InOrder;
        for (var i = 0; i < ordered.Length; i++)
        {
            ordered[i].Index = i;
        }

        Clusters = ordered;
        ClusterIds = clusters.IdsInOrder;
        ClustersAsRead = clusters.AsRead;
        // Few sites are asked for theirs, and all clusters must be looked at to find them.
        _unassociated = new(() => ordered.Where(cluster => !cluster.IsAssociated && !cluster.Cluster.IsProvisionedCluster).ToLookup(cluster => cluster.Site));
        MachinesInAzure = [.. estate.OfType<Machine>().Where(MayRunInAzureWithoutScope).OrderBy(machine => machine.Id)];
    }

    public Estate Estate { get; }

    public DeclarationSet Declarations { get; }

    /// <summary>The time rules judge at.</summary>
    public DateTimeOffset Now { get; }

    public IReadOnlyList<ClusterGroup> Groups { get; }

    /// <summary>In the order of their ids, as is every list here.</summary>
    public IReadOnlyList<ClusterNode> Clusters { get; }

    /// <summary>Their ids, each at the place of its cluster.</summary>
    internal ImmutableArray<ResourceId> ClusterIds { get; }

    /// <summary>
    /// The same clusters in the order of the rows, which is about the order they lie in memory: whoever looks at all of
    /// them waits far less for it than in the order of the ids.
    /// </summary>
    internal IReadOnlyList<ClusterNode> ClustersAsRead { get; }

    public required IReadOnlyList<ScopeNode> Scopes { get; init; }

    public required IReadOnlyList<EndpointNode> Endpoints { get; init; }

    public required IReadOnlyList<NetworkNode> Networks { get; init; }

    public required IReadOnlyList<ZoneNode> Zones { get; init; }

    /// <summary>Those that have clusters or a scope in them.</summary>
    public IReadOnlyList<SubscriptionNode> Subscriptions { get; }

    /// <summary>Private link scopes of Azure Monitor.</summary>
    public required IReadOnlyList<MonitorScopeNode> MonitorScopes { get; init; }

    /// <summary>Endpoints of Arc scopes of which nobody can say in which network they are: not read, or with a subnet that cannot be read.</summary>
    public required IReadOnlyList<EndpointNode> UnplacedEndpoints { get; init; }

    /// <summary>AKS clusters with a subnet that cannot be read: they may be in any network.</summary>
    public required IReadOnlyList<ManagedCluster> UnplacedManagedClusters { get; init; }

    /// <summary>Arc-enabled servers that run in Azure and name no scope, as far as either can be read.</summary>
    public IReadOnlyList<Machine> MachinesInAzure { get; }

    /// <summary>The clusters of a site that could use private link and do not.</summary>
    public IEnumerable<ClusterNode> UnassociatedOf(Site site) => _unassociated.Value[site];

    public ClusterNode? FindCluster(ResourceId? id) => _clusters.Find(id);

    /// <summary>What hangs on a cluster, by its own id.</summary>
    public OwnedNode? FindOwned(ResourceId id)
    {
        var host = Estate.Find(id) switch
        {
            Extension or FluxConfiguration => id.Parent,
            CustomLocation location when ResourceId.TryParse(location.HostResourceId.Text, out var cluster) => cluster,
            _ => null,
        };
        return FindCluster(host)?.Owned.FirstOrDefault(owned => owned.Id == id);
    }

    private static bool MayRunInAzureWithoutScope(Machine machine) =>
        (machine.CloudProvider.Is("Azure") || machine.CloudProvider.IsMalformed) && (machine.PrivateLinkScopeResourceId.IsEmpty || machine.PrivateLinkScopeResourceId.IsMalformed);

    /// <param name="now">The time rules judge at.</param>
    public static Topology Link(Estate estate, DeclarationSet declarations, DateTimeOffset now) =>
        new TopologyLinker(estate, declarations).Link(now);
}
