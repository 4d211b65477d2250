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

    public bool Contains(ResourceId cluster) => Clusters.Any(pattern => pattern.Matches(cluster));
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
