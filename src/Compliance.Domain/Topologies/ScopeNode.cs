using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A private link scope: one that exists, or an id that clusters name.</summary>
public sealed class ScopeNode(ResourceId id, PrivateLinkScope? resource, Presence presence) : Node<PrivateLinkScope>(id, resource, presence)
{
    private readonly List<EndpointConnection> _connections = [];
    private readonly List<Machine> _machines = [];

    /// <summary>Where it is; none when it was not read. Kept, because every cluster is compared with it.</summary>
    public Region Region { get; } = resource?.Region ?? default;

    /// <summary>Every connection either side knows of, in whatever state.</summary>
    public IReadOnlyList<EndpointConnection> Connections => _connections;

    /// <summary>The Arc-enabled servers that name it.</summary>
    public IReadOnlyList<Machine> Machines => _machines;

    /// <summary>Its own view of its private addresses; null when that was not read.</summary>
    public ScopeValidation? Validation { get; internal set; }

    /// <summary>False for one that exists but is not used, and for one that only an endpoint names.</summary>
    public bool IsNamedByClusters { get; internal set; }

    /// <summary>True when a usable endpoint of it was read: unread ones then leave its chain (design 4.3, "Several endpoints").</summary>
    public bool HasReadEndpoint => _connections.Exists(connection => connection.IsUsable && connection.Endpoint.Presence is Presence.Read);

    internal void Add(EndpointConnection connection) => _connections.Add(connection);

    internal void Add(Machine machine) => _machines.Add(machine);
}
