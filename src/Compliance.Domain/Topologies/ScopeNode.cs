using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A private link scope: one that exists, or an id that clusters name.</summary>
public sealed class ScopeNode(ResourceId id, PrivateLinkScope? resource, Presence presence) : Node<PrivateLinkScope>(id, resource, presence)
{
    private readonly List<EndpointConnection> _connections = [];

    /// <summary>Every connection either side knows of, in whatever state.</summary>
    public IReadOnlyList<EndpointConnection> Connections => _connections;

    /// <summary>False for one that exists but is not used, and for one that only an endpoint names.</summary>
    public bool IsNamedByClusters { get; internal set; }

    internal void Add(EndpointConnection connection) => _connections.Add(connection);
}
