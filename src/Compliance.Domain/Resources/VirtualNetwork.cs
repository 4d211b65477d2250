namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Network/virtualNetworks.</summary>
public sealed record VirtualNetwork : Resource
{
    public ValueList<string> AddressPrefixes { get; init; }

    public ValueList<string> DnsServers { get; init; }

    public ValueList<Subnet> Subnets { get; init; }

    public ValueList<Peering> Peerings { get; init; }
}

/// <summary>A subnet, which ARM returns inside its network.</summary>
public sealed record Subnet
{
    public Value Id { get; init; }

    /// <summary>The singular and the plural field together: both occur.</summary>
    public ValueList<string> AddressPrefixes { get; init; }
}

/// <summary>One direction of a peering.</summary>
public sealed record Peering
{
    public Value RemoteNetworkId { get; init; }

    /// <summary><c>Initiated</c>, <c>Connected</c> or <c>Disconnected</c>.</summary>
    public Value State { get; init; }

    public Value UseRemoteGateways { get; init; }

    public Value AllowGatewayTransit { get; init; }
}
