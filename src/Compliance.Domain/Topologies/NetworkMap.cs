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
            foreach (var peering in network.Peerings.Items)
            {
                if (peering.State.Is("Connected") && ResourceId.TryParse(peering.RemoteNetworkId.Text, out var remote))
                {
                    node.AddPeer(Of(remote));
                    Of(remote).AddPeer(node);
                }
            }
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

    /// <summary>The network of a subnet, whose id has its network's as prefix; null when it is no subnet's id.</summary>
    public NetworkNode? OfSubnet(string? id) => ResourceId.TryParse(id, out var subnet) && !subnet.Parent.IsNone ? Of(subnet.Parent) : null;

    /// <summary>The networks of subnets, each once.</summary>
    public IEnumerable<NetworkNode> OfSubnets(ValueList<string> ids) => ids.Items.Select(OfSubnet).OfType<NetworkNode>().Distinct().ToList();

    private static void Place(ForwarderNode forwarder, IEnumerable<NetworkNode> networks)
    {
        foreach (var network in networks)
        {
            network.Add(forwarder);
        }
    }
}
