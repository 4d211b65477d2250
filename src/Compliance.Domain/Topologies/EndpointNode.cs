using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A private endpoint with its network, interfaces and zone groups.</summary>
public sealed class EndpointNode(ResourceId id, PrivateEndpoint? resource, Presence presence) : Node<PrivateEndpoint>(id, resource, presence)
{
    private readonly List<ZoneGroup> _zoneGroups = [];
    private readonly List<NetworkInterface> _interfaces = [];
    private readonly List<EndpointConnection> _connections = [];

    /// <summary>The network of its subnet; null when the endpoint was not read or names no subnet.</summary>
    public NetworkNode? Network { get; internal set; }

    public IReadOnlyList<ZoneGroup> ZoneGroups => _zoneGroups;

    public IReadOnlyList<NetworkInterface> Interfaces => _interfaces;

    /// <summary>Its connections to Arc scopes, in whatever state; empty for an endpoint of another service.</summary>
    public IReadOnlyList<EndpointConnection> Connections => _connections;

    public bool HasFailed => Resource is { } endpoint
        && (endpoint.ProvisioningState.Is("Failed") || endpoint.ProvisioningState.Is("Canceled") || endpoint.ProvisioningState.Is("Deleting"));

    /// <summary>Its private addresses by every source that names them: interfaces, custom DNS configs, zone group records.</summary>
    public IReadOnlySet<string> Addresses { get; internal set; } = new HashSet<string>();

    internal void Add(EndpointConnection connection) => _connections.Add(connection);

    internal void Add(ZoneGroup group) => _zoneGroups.Add(group);

    internal void Add(NetworkInterface networkInterface) => _interfaces.Add(networkInterface);
}
