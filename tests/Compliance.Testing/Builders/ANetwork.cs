using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Virtual networks and the forwarders that stand in them.</summary>
public static class ANetwork
{
    public static VirtualNetwork Named(ResourceId id, params ResourceId[] peers) => new()
    {
        Id = id,
        Type = ResourceType.VirtualNetwork,
        Location = Value.Of(ACluster.Location),
        AddressPrefixes = ValueList<string>.Of(["10.20.0.0/16"]),
        Subnets = ValueList<Subnet>.Of([new() { Id = Value.Of(id.Child("subnets", "snet-pe").Text), AddressPrefixes = ValueList<string>.Of(["10.20.4.0/24"]) }]),
        Peerings = ValueList<Peering>.Of([.. peers.Select(peer => Peering(peer))]),
    };

    public static Peering Peering(ResourceId remote, string state = "Connected") =>
        new() { RemoteNetworkId = Value.Of(remote.Text), State = Value.Of(state) };

    /// <summary>A firewall in a network, on classic rules.</summary>
    public static AzureFirewall Firewall(ResourceId network, string? dnsProxy = "true") => new()
    {
        Id = AnId.Of("Microsoft.Network/azureFirewalls", $"fw-{network.Name}"),
        Type = ResourceType.AzureFirewall,
        ClassicDnsProxy = Value.Of(dnsProxy),
        SubnetIds = ValueList<string>.Of([network.Child("subnets", "AzureFirewallSubnet").Text]),
    };

    public static FirewallPolicy Policy(string name, string? dnsProxy, ResourceId? basePolicy = null) => new()
    {
        Id = AnId.Of("Microsoft.Network/firewallPolicies", name),
        Type = ResourceType.FirewallPolicy,
        DnsProxy = Value.Of(dnsProxy),
        BasePolicyId = Value.Of(basePolicy?.Text),
    };

    /// <summary>The inbound endpoint of a resolver in a network: the resolver's own row is not needed to find the network.</summary>
    public static InboundEndpoint Inbound(ResourceId network, string state = "Succeeded") => new()
    {
        Id = AnId.Of("Microsoft.Network/dnsResolvers", $"dnspr-{network.Name}").Child("inboundEndpoints", "in"),
        Type = ResourceType.InboundEndpoint,
        ProvisioningState = Value.Of(state),
        SubnetIds = ValueList<string>.Of([network.Child("subnets", "snet-dns-in").Text]),
    };
}
