namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Network/azureFirewalls, as a DNS forwarder.</summary>
public sealed record AzureFirewall : Resource
{
    public Value FirewallPolicyId { get; init; }

    /// <summary>The classic rules' flag <c>additionalProperties["Network.DNS.EnableProxy"]</c>, a string in any casing.</summary>
    public Value ClassicDnsProxy { get; init; }

    public ValueList<string> SubnetIds { get; init; }
}

/// <summary>Microsoft.Network/firewallPolicies; a child policy inherits what it leaves out.</summary>
public sealed record FirewallPolicy : Resource
{
    public Value BasePolicyId { get; init; }

    public Value DnsProxy { get; init; }
}

/// <summary>Microsoft.Network/dnsResolvers.</summary>
public sealed record DnsResolver : Resource
{
    public Value VirtualNetworkId { get; init; }

    public Value ProvisioningState { get; init; }
}

/// <summary>Microsoft.Network/dnsResolvers/inboundEndpoints: the address that on-premises servers forward to.</summary>
public sealed record InboundEndpoint : Resource
{
    public Value ProvisioningState { get; init; }

    public ValueList<string> SubnetIds { get; init; }
}
