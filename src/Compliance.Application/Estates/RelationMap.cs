using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Estates;

/// <summary>Which scopes a resource serves, and which resources serve a scope.</summary>
internal sealed class RelationMap
{
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

    public IReadOnlySet<ResourceId> ScopesOf(ResourceId resource) =>
        _scopesOf.TryGetValue(resource, out var scopes) ? scopes : System.Collections.Immutable.ImmutableHashSet<ResourceId>.Empty;

    public bool Contains(Relation relation) => ScopesOf(relation.Resource).Contains(relation.Scope);

    /// <summary>The scopes together with every scope that shares a resource with one of them, and so on.</summary>
    public HashSet<ResourceId> Close(IEnumerable<ResourceId> scopes)
    {
        var closed = new HashSet<ResourceId>();
        var open = new Stack<ResourceId>(scopes);
        while (open.TryPop(out var scope))
        {
            if (!closed.Add(scope))
            {
                continue;
            }

            foreach (var resource in _resourcesOf.GetValueOrDefault(scope) ?? [])
            {
                foreach (var other in ScopesOf(resource))
                {
                    open.Push(other);
                }
            }
        }

        return closed;
    }

    /// <summary>The relations of a topology: what a change of a resource would have to be judged again for.</summary>
    public static RelationMap Of(Topology topology)
    {
        var map = new RelationMap();
        var forwarders = ForwardersByNetwork(topology);
        foreach (var scope in topology.Scopes)
        {
            foreach (var resource in ResourcesOf(scope, topology, forwarders))
            {
                map.Add(resource, scope.Id);
            }
        }

        return map;
    }

    private static HashSet<ResourceId> ResourcesOf(ScopeNode scope, Topology topology, ILookup<ResourceId, ResourceId> forwarders)
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

        foreach (var chain in topology.Groups.Where(group => group.Scope == scope).Select(group => group.Chain).Distinct())
        {
            networks.UnionWith(chain.NetworksInQuestion);
            found.UnionWith(chain.Zones.Select(zone => zone.Id));
        }

        foreach (var network in networks)
        {
            found.Add(network.Id);
            found.UnionWith(network.Links.Select(link => link.Zone.Id));
            found.UnionWith(forwarders[network.Id]);
        }

        return found;
    }

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

    private void Add(ResourceId resource, ResourceId scope)
    {
        (_scopesOf.TryGetValue(resource, out var scopes) ? scopes : _scopesOf[resource] = []).Add(scope);
        (_resourcesOf.TryGetValue(scope, out var resources) ? resources : _resourcesOf[scope] = []).Add(resource);
    }
}
