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
        foreach (var network in estate.Resources.OfType<VirtualNetwork>())
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

        MarkForwarders();
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

    private void MarkForwarders()
    {
        foreach (var firewall in _estate.Resources.OfType<AzureFirewall>().Where(HasDnsProxy))
        {
            MarkNetworksOf(firewall.SubnetIds);
        }

        foreach (var endpoint in _estate.Resources.OfType<InboundEndpoint>().Where(endpoint => !endpoint.ProvisioningState.Is("Failed")))
        {
            MarkNetworksOf(endpoint.SubnetIds);
            if (_estate.Find<DnsResolver>(endpoint.Id.Parent) is { } resolver && ResourceId.TryParse(resolver.VirtualNetworkId.Text, out var network))
            {
                Of(network).HoldsForwarder = true;
            }
        }
    }

    private void MarkNetworksOf(ValueList<string> subnetIds)
    {
        foreach (var id in subnetIds.Items)
        {
            if (ResourceId.TryParse(id, out var subnet) && !subnet.Parent.IsNone)
            {
                Of(subnet.Parent).HoldsForwarder = true;
            }
        }
    }

    private bool HasDnsProxy(AzureFirewall firewall)
    {
        if (firewall.ClassicDnsProxy.Boolean is { } classic)
        {
            return classic;
        }

        // A child policy inherits what it leaves out; the set guards against a cycle in the data.
        var seen = new HashSet<ResourceId>();
        var next = firewall.FirewallPolicyId;
        while (ResourceId.TryParse(next.Text, out var id) && seen.Add(id) && _estate.Find<FirewallPolicy>(id) is { } policy)
        {
            if (policy.DnsProxy.Boolean is { } proxy)
            {
                return proxy;
            }

            next = policy.BasePolicyId;
        }

        return false;
    }
}
