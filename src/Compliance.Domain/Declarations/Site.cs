using System.Collections.Immutable;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Declarations;

/// <summary>A group of clusters that share DNS, forwarder and egress.</summary>
public sealed record Site
{
    /// <summary>The site of every cluster that no declared site names; it declares nothing.</summary>
    public static Site Default { get; } = new() { Name = "default" };

    public required string Name { get; init; }

    public ImmutableArray<ResourcePattern> Clusters { get; init; } = [];

    public DnsMode DnsMode { get; init; }

    /// <summary>The forwarder that the site's DNS servers really use; null when it was not declared.</summary>
    public Forwarder? Forwarder { get; init; }

    /// <summary>How the site reaches the public services; null when it was not declared.</summary>
    public Egress? Egress { get; init; }

    public HybridLinkKind HybridLink { get; init; }

    public bool Contains(ResourceId cluster)
    {
        foreach (var pattern in Clusters)
        {
            if (pattern.Matches(cluster))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Who answers the private names: Azure's private zones, or records on the site's own DNS server.</summary>
public enum DnsMode
{
    Azure,
    Manual,
}

/// <summary>What forwards a site's DNS queries to Azure, and the network it stands in.</summary>
public sealed record Forwarder(ForwarderKind Kind, ResourceId VirtualNetworkId);

public enum ForwarderKind
{
    AzureFirewall,
    Resolver,
    Vm,
}

/// <summary>Where a site's traffic to the four public services leaves.</summary>
/// <param name="SecurityGroupIds">The network security groups it passes, for <see cref="EgressMode.Azure"/>.</param>
public sealed record Egress(EgressMode Mode, ImmutableArray<ResourceId> SecurityGroupIds);

public enum EgressMode
{
    Azure,
    OnPremises,
}

/// <summary>How a site says it is connected to Azure.</summary>
public enum HybridLinkKind
{
    Any,
    Vpn,
    ExpressRoute,

    /// <summary>Something no ARM resource shows: an SD-WAN, an appliance.</summary>
    Other,
}
