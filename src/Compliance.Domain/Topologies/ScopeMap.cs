using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The scopes and private endpoints of an estate, with the connections between them as each side tells it.</summary>
internal sealed class ScopeMap
{
    private readonly Estate _estate;
    private readonly NetworkMap _networks;
    private readonly Dictionary<ResourceId, ScopeNode> _scopes = [];
    private readonly Dictionary<ResourceId, EndpointNode> _endpoints = [];

    // Thousands of clusters name one scope, nearly all of them in the same spelling: it is taken apart once.
    private readonly Dictionary<string, ScopeNode?> _bySpelling = new(StringComparer.Ordinal);

    public ScopeMap(Estate estate, NetworkMap networks)
    {
        _estate = estate;
        _networks = networks;
        LinkEndpoints();
        LinkScopes();
        LinkMachines();
    }

    public IReadOnlyCollection<ScopeNode> Scopes => _scopes.Values;

    public IReadOnlyCollection<EndpointNode> Endpoints => _endpoints.Values;

    public EndpointNode? FindEndpoint(ResourceId id) => _endpoints.GetValueOrDefault(id);

    /// <summary>The Arc scope a value names. The scopes of other providers look alike: the whole type must match.</summary>
    public ScopeNode? Find(Value value)
    {
        if (value.Text is not { } text)
        {
            return null;
        }

        if (!_bySpelling.TryGetValue(text, out var scope))
        {
            _bySpelling.Add(text, scope = IdOf(value) is { } id ? Of(id) : null);
        }

        return scope;
    }

    private static ResourceId? IdOf(Value value) =>
        ResourceId.TryParse(value.Text, out var id) && ResourceType.Find(id.TypeName) == ResourceType.PrivateLinkScope ? id : null;

    private static ServiceConnection? OwnSide(PrivateEndpoint endpoint, ResourceId scope) =>
        endpoint.Connections.Items.FirstOrDefault(connection => IdOf(connection.ServiceId) == scope);

    private static void Connect(EndpointConnection connection)
    {
        connection.Scope.Add(connection);
        connection.Endpoint.Add(connection);
    }

    private void LinkEndpoints()
    {
        foreach (var endpoint in _estate.OfType<PrivateEndpoint>())
        {
            var node = EndpointOf(endpoint.Id);
            node.Network = _networks.OfSubnet(endpoint.SubnetId.Text);
            node.Network?.Add(node);
            foreach (var id in endpoint.NetworkInterfaceIds.Items)
            {
                if (ResourceId.TryParse(id, out var interfaceId) && _estate.Find<NetworkInterface>(interfaceId) is { } networkInterface)
                {
                    node.Add(networkInterface);
                }
            }
        }

        foreach (var group in _estate.OfType<ZoneGroup>())
        {
            if (group.Id.Parent is { } endpoint)
            {
                EndpointOf(endpoint).Add(group);
            }
        }

        foreach (var node in _endpoints.Values)
        {
            node.Addresses = EndpointAddresses.Of(node);
        }
    }

    private void LinkScopes()
    {
        var validations = _estate.OfType<ScopeValidation>().ToLookup(validation => validation.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var scope in _estate.OfType<PrivateLinkScope>())
        {
            var node = Of(scope.Id);
            node.Validation = scope.PrivateLinkScopeId.Text is { } key ? validations[key].FirstOrDefault(validation => validation.Id.IsInSubscriptionOf(scope.Id)) : null;
            foreach (var connection in scope.PrivateEndpointConnections.Items)
            {
                if (ResourceId.TryParse(connection.PrivateEndpointId.Text, out var endpointId))
                {
                    var endpoint = EndpointOf(endpointId);
                    Connect(new EndpointConnection(node, endpoint, connection, endpoint.Resource is null ? null : OwnSide(endpoint.Resource, node.Id)));
                }
            }
        }

        // An endpoint may name a scope whose own list is missing or lags behind.
        foreach (var endpoint in _endpoints.Values.Where(endpoint => endpoint.Resource is not null).ToList())
        {
            foreach (var connection in endpoint.Resource!.Connections.Items)
            {
                if (Find(connection.ServiceId) is { } scope && scope.Connections.All(known => known.Endpoint != endpoint))
                {
                    Connect(new EndpointConnection(scope, endpoint, null, connection));
                }
            }
        }
    }

    private void LinkMachines()
    {
        foreach (var machine in _estate.OfType<Machine>())
        {
            // A scope that only servers name is no part of any cluster's chain.
            if (IdOf(machine.PrivateLinkScopeResourceId) is { } id && _scopes.TryGetValue(id, out var scope))
            {
                scope.Add(machine);
            }
        }
    }

    private ScopeNode Of(ResourceId id)
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
}
