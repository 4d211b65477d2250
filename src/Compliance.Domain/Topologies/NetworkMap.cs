using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The networks of an estate with their peerings and forwarders.</summary>
internal sealed class NetworkMap
{
    private readonly Estate _estate;
    private readonly Dictionary<ResourceId, NetworkNode> _networks = [];

    public NetworkMap(Estate estate)
    {
        _estate = estate;
        foreach (var network in estate.OfType<VirtualNetwork>())
        {
            var node = Of(network.Id);
            foreach (var remote in ConnectedTo(network).Select(Of).Where(remote => IsMutual(remote, network)))
            {
                node.AddPeer(remote);
                remote.AddPeer(node);
            }

            node.HasUnreadablePeering = network.Peerings.IsMalformed
                || network.Peerings.Items.Any(peering => IsOdd(peering))
                || ConnectedTo(network).Any(remote => estate.Find<VirtualNetwork>(remote) is { } other && IsUnclear(other, network.Id));
        }

        var forwarders = new ForwarderMap(estate);
        foreach (var firewall in estate.OfType<AzureFirewall>().OrderBy(firewall => firewall.Id))
        {
            Place(forwarders.Of(firewall), OfSubnets(firewall.SubnetIds));
        }

        foreach (var endpoint in estate.OfType<InboundEndpoint>().OrderBy(endpoint => endpoint.Id))
        {
            Place(ForwarderMap.Of(endpoint), OfSubnets(endpoint.SubnetIds));
            if (estate.Find<DnsResolver>(endpoint.Id.Parent) is { } resolver && ResourceId.TryParse(resolver.VirtualNetworkId.Text, out var network))
            {
                Of(network).Add(ForwarderMap.Of(endpoint));
            }
        }
    }

    public IReadOnlyCollection<NetworkNode> Nodes => _networks.Values;

    public NetworkNode Of(ResourceId id)
    {
        if (!_networks.TryGetValue(id, out var node))
        {
            node = new NetworkNode(id, _estate.Find<VirtualNetwork>(id), _estate.PresenceOf(id, ResourceType.VirtualNetwork));
            _networks.Add(id, node);
        }

        return node;
    }

    public static bool IsSubnet(string? id) => ResourceId.TryParse(id, out var subnet) && subnet.Parent is not null;

    /// <summary>The network of a subnet, whose id has its network's as prefix; null when it is no subnet's id.</summary>
    public NetworkNode? OfSubnet(string? id) => ResourceId.TryParse(id, out var subnet) && subnet.Parent is { } network ? Of(network) : null;

    /// <summary>The networks of subnets, each once.</summary>
    public IEnumerable<NetworkNode> OfSubnets(ValueList<string> ids) => ids.Items.Select(OfSubnet).OfType<NetworkNode>().Distinct().ToList();

    // Traffic flows when both sides say so. A side that nobody read cannot: rules ask whether a peer was read.
    private static bool IsMutual(NetworkNode remote, VirtualNetwork network) =>
        remote.Resource is { } other ? ConnectedTo(other).Contains(network.Id) : remote.IsGap || remote.IsOfPlatform;

    // The other side's word for a peering that this side calls Connected.
    private static bool IsUnclear(VirtualNetwork other, ResourceId own) => !ConnectedTo(other).Contains(own)
        && (other.Peerings.IsMalformed || other.Peerings.Items.Any(peering => IsOdd(peering) && !IsToAnother(peering, own)));

    private static bool IsToAnother(Peering peering, ResourceId own) => ResourceId.TryParse(peering.RemoteNetworkId.Text, out var remote) && remote != own;

    private static bool IsOdd(Peering peering) => peering.State.Is("Connected")
        ? !ResourceId.TryParse(peering.RemoteNetworkId.Text, out _)
        : !peering.State.Is("Initiated") && !peering.State.Is("Disconnected");

    private static IEnumerable<ResourceId> ConnectedTo(VirtualNetwork network)
    {
        foreach (var peering in network.Peerings.Items)
        {
            if (peering.State.Is("Connected") && ResourceId.TryParse(peering.RemoteNetworkId.Text, out var remote))
            {
                yield return remote;
            }
        }
    }

    private static void Place(ForwarderNode forwarder, IEnumerable<NetworkNode> networks)
    {
        foreach (var network in networks)
        {
            network.Add(forwarder);
        }
    }
}
