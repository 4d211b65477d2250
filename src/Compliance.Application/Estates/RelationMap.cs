using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Estates;

/// <summary>Which scopes a resource serves, and which resources serve a scope.</summary>
internal sealed class RelationMap
{
    // Only what a finding can be keyed by has an affected set that must be judged as a whole. Scopes that share a gateway, a
    // server or an AKS cluster share no finding for it.
    private static readonly FrozenSet<ResourceType> Causes = FrozenSet.Create(
        ResourceType.PrivateLinkScope,
        ResourceType.PrivateEndpoint,
        ResourceType.VirtualNetwork,
        ResourceType.NetworkSecurityGroup,
        ResourceType.PrivateDnsZone,
        ResourceType.VirtualNetworkLink);

    private readonly Dictionary<ResourceId, HashSet<ResourceId>> _scopesOf = [];
    private readonly Dictionary<ResourceId, HashSet<ResourceId>> _resourcesOf = [];

    public RelationMap(IEnumerable<Relation> relations)
    {
        foreach (var relation in relations)
        {
            Add(relation.Resource, relation.Scope);
        }
    }

    private RelationMap()
    {
    }

    public IEnumerable<Relation> Relations =>
        _scopesOf.SelectMany(pair => pair.Value.Select(scope => new Relation(pair.Key, scope)));

    /// <param name="scopes">Null for all.</param>
    public IEnumerable<Relation> RelationsOf(IReadOnlySet<ResourceId>? scopes) => scopes is null ? Relations
        : scopes.SelectMany(scope => ResourcesOf(scope).Select(resource => new Relation(resource, scope)));

    public IEnumerable<ResourceId> Scopes => _resourcesOf.Keys;

    /// <summary>What a scope depends on; nothing for what is no scope.</summary>
    public IReadOnlySet<ResourceId> ResourcesOf(ResourceId scope) =>
        _resourcesOf.TryGetValue(scope, out var resources) ? resources : ImmutableHashSet<ResourceId>.Empty;

    public IReadOnlySet<ResourceId> ScopesOf(ResourceId resource) =>
        _scopesOf.TryGetValue(resource, out var scopes) ? scopes : ImmutableHashSet<ResourceId>.Empty;

    public bool Contains(Relation relation) => ScopesOf(relation.Resource).Contains(relation.Scope);

    /// <summary>The scopes together with every scope that shares one of these causes with one of them, and so on.</summary>
    public HashSet<ResourceId> Close(IEnumerable<ResourceId> scopes, IReadOnlySet<ResourceId> causes)
    {
        var closed = new HashSet<ResourceId>();
        var open = new Stack<ResourceId>(scopes);
        while (open.TryPop(out var scope))
        {
            if (!closed.Add(scope))
            {
                continue;
            }

            foreach (var resource in ResourcesOf(scope).Where(resource => causes.Contains(resource) && IsCause(resource)))
            {
                foreach (var other in ScopesOf(resource))
                {
                    open.Push(other);
                }
            }
        }

        return closed;
    }

    public void Change(IEnumerable<Relation> added, IEnumerable<Relation> removed)
    {
        foreach (var (resource, scope) in removed)
        {
            Remove(_scopesOf, resource, scope);
            Remove(_resourcesOf, scope, resource);
        }

        foreach (var (resource, scope) in added)
        {
            Add(resource, scope);
        }
    }

    /// <summary>The relations of a topology: what a change of a resource would have to be judged again for.</summary>
    public static RelationMap Of(Topology topology)
    {
        var map = new RelationMap();
        var forwarders = ForwardersByNetwork(topology);
        var hybrids = new HybridRelations(topology.Estate);
        var groups = topology.Groups.ToLookup(group => group.Scope);
        foreach (var scope in topology.Scopes)
        {
            var resources = DependenciesOf(scope, topology, groups[scope], forwarders, hybrids);
            map._resourcesOf.Add(scope.Id, resources);
            foreach (var resource in resources)
            {
                Add(map._scopesOf, resource, scope.Id);
            }
        }

        return map;
    }

    private static HashSet<ResourceId> DependenciesOf(ScopeNode scope, Topology topology, IEnumerable<ClusterGroup> groups, ILookup<ResourceId, ResourceId> forwarders, HybridRelations hybrids)
    {
        var found = new HashSet<ResourceId> { scope.Id };
        var networks = new HashSet<NetworkNode>();
        foreach (var endpoint in scope.Connections.Select(connection => connection.Endpoint))
        {
            found.Add(endpoint.Id);
            found.UnionWith(endpoint.Interfaces.Select(networkInterface => networkInterface.Id));
            if (endpoint.Network is { } network)
            {
                networks.Add(network);
                networks.UnionWith(network.Peers);
            }
        }

        foreach (var chain in groups.Select(group => group.Chain).Distinct())
        {
            networks.UnionWith(chain.NetworksInQuestion);
            networks.UnionWith(chain.LinkedNetworks);
            found.UnionWith(chain.Zones.Select(zone => zone.Id));
        }

        foreach (var network in networks)
        {
            found.Add(network.Id);
            found.UnionWith(network.Links.Select(link => link.Zone.Id));
            found.UnionWith(forwarders[network.Id]);
            found.UnionWith(network.ManagedClusters.Select(cluster => cluster.Resource.Id));
        }

        found.UnionWith(hybrids.Of(networks));
        found.UnionWith(NeighbourRelations.Of(networks, topology));
        found.UnionWith(groups.SelectMany(OfGroup));
        if (scope.IsNamedByClusters)
        {
            found.UnionWith(scope.Machines.Select(machine => machine.Id));
        }

        return found;
    }

    /// <summary>
    /// What a site declares, what names its cluster without hanging on it, and of a declared site one cluster: it stands for
    /// the site, so that a cluster nobody knew leads to the scopes whose DNS it shares.
    /// </summary>
    private static IEnumerable<ResourceId> OfGroup(ClusterGroup group)
    {
        var locations = group.Clusters.SelectMany(cluster => cluster.Owned).OfType<CustomLocationNode>().Select(location => location.Id);
        var found = group.SecurityGroups.Select(securityGroup => securityGroup.Id).Concat(locations);
        return group.Site == Site.Default || group.Clusters.Count == 0 ? found : found.Append(group.Clusters.Select(cluster => cluster.Id).Order().First());
    }

    /// <summary>Whether findings are keyed by it that scopes may share.</summary>
    public static bool IsCause(ResourceId id) => ResourceType.Find(id.TypeName) is { } type && Causes.Contains(type);

    private static ILookup<ResourceId, ResourceId> ForwardersByNetwork(Topology topology) => topology.Estate.Resources
        .Where(resource => resource is AzureFirewall or DnsResolver or InboundEndpoint)
        .SelectMany(resource => References.Of(resource).Select(network => (Network: network, Id: resource.Id)).Concat(PoliciesOf(resource, topology)))
        .ToLookup(pair => pair.Network, pair => pair.Id);

    // A policy serves the networks of its firewalls, and so does the policy it inherits from.
    private static IEnumerable<(ResourceId Network, ResourceId Id)> PoliciesOf(Resource resource, Topology topology)
    {
        if (resource is not AzureFirewall firewall)
        {
            yield break;
        }

        var seen = new HashSet<ResourceId>();
        var next = firewall.FirewallPolicyId;
        while (ResourceId.TryParse(next.Text, out var id) && seen.Add(id))
        {
            foreach (var network in References.Of(firewall))
            {
                yield return (network, id);
            }

            next = topology.Estate.Find<FirewallPolicy>(id)?.BasePolicyId ?? default;
        }
    }

    private static void Remove(Dictionary<ResourceId, HashSet<ResourceId>> sets, ResourceId key, ResourceId member)
    {
        if (sets.TryGetValue(key, out var set) && set.Remove(member) && set.Count == 0)
        {
            sets.Remove(key);
        }
    }

    private void Add(ResourceId resource, ResourceId scope)
    {
        Add(_scopesOf, resource, scope);
        Add(_resourcesOf, scope, resource);
    }

    private static void Add(Dictionary<ResourceId, HashSet<ResourceId>> sets, ResourceId key, ResourceId member)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(sets, key, out _);
        (set ??= []).Add(member);
    }
}
