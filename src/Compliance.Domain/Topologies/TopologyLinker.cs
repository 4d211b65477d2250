using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>Links an estate: scopes to endpoints, endpoints to networks, then clusters to the chain of their scope and site.</summary>
internal sealed class TopologyLinker
{
    private readonly Estate _estate;
    private readonly DeclarationSet _declarations;
    private readonly NetworkMap _networks;
    private readonly ZoneMap _zones;
    private readonly Dictionary<ResourceId, ScopeNode> _scopes = [];
    private readonly Dictionary<ResourceId, EndpointNode> _endpoints = [];
    private readonly Dictionary<(ScopeNode? Scope, Site Site), Chain> _chains = [];
    private readonly Dictionary<(ScopeNode? Scope, Site Site, Region Region), ClusterGroup> _groups = [];

    public TopologyLinker(Estate estate, DeclarationSet declarations)
    {
        _estate = estate;
        _declarations = declarations;
        _networks = new NetworkMap(estate);
        _zones = new ZoneMap(estate, _networks);
    }

    public Topology Link(DateTimeOffset now)
    {
        LinkEndpoints();
        LinkScopes();
        LinkClusters();
        return new Topology(
            _estate, _declarations, now, [.. _groups.Values], InOrder(_scopes.Values), InOrder(_endpoints.Values), InOrder(_networks.Nodes), InOrder(_zones.Nodes));
    }

    private static List<T> InOrder<T>(IEnumerable<T> nodes)
        where T : ISubject => [.. nodes.OrderBy(node => node.Id)];

    private void LinkEndpoints()
    {
        foreach (var endpoint in _estate.Resources.OfType<PrivateEndpoint>())
        {
            var node = EndpointOf(endpoint.Id);
            // A subnet's id has its network's as prefix: …/virtualNetworks/{network}/subnets/{subnet}.
            node.Network = ResourceId.TryParse(endpoint.SubnetId.Text, out var subnet) && !subnet.Parent.IsNone ? _networks.Of(subnet.Parent) : null;
            foreach (var id in endpoint.NetworkInterfaceIds.Items)
            {
                if (ResourceId.TryParse(id, out var interfaceId) && _estate.Find<NetworkInterface>(interfaceId) is { } networkInterface)
                {
                    node.Add(networkInterface);
                }
            }
        }

        foreach (var group in _estate.Resources.OfType<ZoneGroup>())
        {
            EndpointOf(group.Id.Parent).Add(group);
        }

        foreach (var node in _endpoints.Values)
        {
            node.Addresses = EndpointAddresses.Of(node);
        }
    }

    private void LinkScopes()
    {
        foreach (var scope in _estate.Resources.OfType<PrivateLinkScope>())
        {
            var node = ScopeOf(scope.Id);
            foreach (var connection in scope.PrivateEndpointConnections.Items)
            {
                if (ResourceId.TryParse(connection.PrivateEndpointId.Text, out var endpointId))
                {
                    var endpoint = EndpointOf(endpointId);
                    node.Add(new EndpointConnection(node, endpoint, connection, endpoint.Resource is null ? null : OwnSide(endpoint.Resource, node.Id)));
                }
            }
        }

        // An endpoint may name a scope whose own list is missing or lags behind.
        foreach (var endpoint in _endpoints.Values.Where(endpoint => endpoint.Resource is not null).ToList())
        {
            foreach (var connection in endpoint.Resource!.Connections.Items)
            {
                if (ScopeIdOf(connection.ServiceId) is { } scopeId && ScopeOf(scopeId) is var scope && scope.Connections.All(known => known.Endpoint != endpoint))
                {
                    scope.Add(new EndpointConnection(scope, endpoint, null, connection));
                }
            }
        }
    }

    private void LinkClusters()
    {
        foreach (var cluster in _estate.Resources.OfType<ConnectedCluster>())
        {
            var scope = ScopeIdOf(cluster.PrivateLinkScopeResourceId) is { } scopeId ? ScopeOf(scopeId) : null;
            if (scope is not null && !cluster.IsProvisionedCluster)
            {
                scope.IsNamedByClusters = true;
            }

            GroupOf(scope, _declarations.SiteOf(cluster.Id), cluster.Region).Add(cluster);
        }

        var inUse = _groups.Values.Select(group => group.Scope).ToHashSet();
        foreach (var scope in _scopes.Values.Where(scope => !inUse.Contains(scope)))
        {
            GroupOf(scope, Site.Default, default);
        }
    }

    private ClusterGroup GroupOf(ScopeNode? scope, Site site, Region region)
    {
        if (!_groups.TryGetValue((scope, site, region), out var group))
        {
            if (!_chains.TryGetValue((scope, site), out var chain))
            {
                // Behind a scope that was not read nothing is reached (design 4.3), whatever an endpoint says of it.
                chain = scope is not { Presence: Presence.Read } ? Chain.Empty(site) : new ChainWalk(scope, site, _networks, _zones).Walk();
                _chains.Add((scope, site), chain);
            }

            group = new ClusterGroup(scope, site, region, chain);
            _groups.Add((scope, site, region), group);
        }

        return group;
    }

    private ScopeNode ScopeOf(ResourceId id)
    {
        if (!_scopes.TryGetValue(id, out var node))
        {
            node = new ScopeNode(id, _estate.Find<PrivateLinkScope>(id), _estate.PresenceOf(id, ResourceType.PrivateLinkScope));
            _scopes.Add(id, node);
        }

        return node;
    }

    private EndpointNode EndpointOf(ResourceId id)
    {
        if (!_endpoints.TryGetValue(id, out var node))
        {
            node = new EndpointNode(id, _estate.Find<PrivateEndpoint>(id), _estate.PresenceOf(id, ResourceType.PrivateEndpoint));
            _endpoints.Add(id, node);
        }

        return node;
    }

    private static ServiceConnection? OwnSide(PrivateEndpoint endpoint, ResourceId scope) =>
        endpoint.Connections.Items.FirstOrDefault(connection => ScopeIdOf(connection.ServiceId) == scope);

    /// <summary>The Arc scope an id names. The scopes of other providers look alike: the whole type must match.</summary>
    private static ResourceId? ScopeIdOf(Value value) =>
        ResourceId.TryParse(value.Text, out var id) && ResourceType.Find(id.TypeName) == ResourceType.PrivateLinkScope ? id : null;
}
