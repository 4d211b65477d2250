using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A virtual network with its peers and the zones that answer in it.</summary>
public sealed class NetworkNode(ResourceId id, VirtualNetwork? resource, Presence presence) : Node<VirtualNetwork>(id, resource, presence)
{
    private readonly HashSet<NetworkNode> _peers = [];
    private readonly List<LinkNode> _links = [];

    /// <summary>Networks that a Connected peering, declared on either side, leads to.</summary>
    public IReadOnlyCollection<NetworkNode> Peers => _peers;

    /// <summary>Links of Arc's private zones to this network.</summary>
    public IReadOnlyList<LinkNode> Links => _links;

    /// <summary>True when a firewall with DNS proxy or an inbound resolver endpoint stands in it.</summary>
    public bool HoldsForwarder { get; internal set; }

    internal void AddPeer(NetworkNode peer) => _peers.Add(peer);

    internal void Add(LinkNode link) => _links.Add(link);
}
