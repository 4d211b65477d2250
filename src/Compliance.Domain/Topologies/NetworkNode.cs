using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A virtual network with its peers, the zones that answer in it, and what stands in it.</summary>
public sealed class NetworkNode(ResourceId id, VirtualNetwork? resource, Presence presence) : Node<VirtualNetwork>(id, resource, presence)
{
    private readonly HashSet<NetworkNode> _peers = [];
    private readonly List<LinkNode> _links = [];
    private readonly List<EndpointNode> _endpoints = [];
    private readonly List<ForwarderNode> _forwarders = [];
    private readonly List<HybridLink> _hybridLinks = [];
    private readonly List<ManagedClusterNode> _managedClusters = [];

    /// <summary>Networks that a peering leads to which both sides call Connected; also those of which only this side was read.</summary>
    public IReadOnlyCollection<NetworkNode> Peers => _peers;

    /// <summary>True when a peering of it, or the answering one of a peer, has a form nobody knows: <see cref="Peers"/> may lack a peer then.</summary>
    public bool HasUnreadablePeering { get; internal set; }

    /// <summary>The network of a virtual hub, named <c>HV_{hub}_{guid}</c>: it belongs to the platform, which lets nobody read it or put anything into it.</summary>
    public bool IsOfPlatform => Resource is null && Id.Name.StartsWith("HV_", StringComparison.OrdinalIgnoreCase);

    /// <summary>Links of Arc's private zones to this network.</summary>
    public IReadOnlyList<LinkNode> Links => _links;

    /// <summary>Private endpoints in one of its subnets, whatever service they lead to.</summary>
    public IReadOnlyList<EndpointNode> Endpoints => _endpoints;

    /// <summary>Firewalls and inbound resolver endpoints in it, whether they answer DNS or not.</summary>
    public IReadOnlyList<ForwarderNode> Forwarders => _forwarders;

    /// <summary>True when a firewall with DNS proxy or an inbound resolver endpoint stands in it.</summary>
    public bool HoldsForwarder => _forwarders.Any(forwarder => forwarder.IsHeld);

    /// <summary>Tunnels and circuits that end in it, in a peer whose gateway it uses, or in its virtual hub.</summary>
    public IReadOnlyList<HybridLink> HybridLinks => _hybridLinks;

    public IReadOnlyList<ManagedClusterNode> ManagedClusters => _managedClusters;

    internal void AddPeer(NetworkNode peer) => _peers.Add(peer);

    internal void Add(LinkNode link) => _links.Add(link);

    internal void Add(EndpointNode endpoint) => _endpoints.Add(endpoint);

    internal void Add(ForwarderNode forwarder)
    {
        if (!_forwarders.Contains(forwarder))
        {
            _forwarders.Add(forwarder);
        }
    }

    internal void Add(HybridLink link) => _hybridLinks.Add(link);

    internal void Add(ManagedClusterNode cluster)
    {
        if (!_managedClusters.Contains(cluster))
        {
            _managedClusters.Add(cluster);
        }
    }
}
