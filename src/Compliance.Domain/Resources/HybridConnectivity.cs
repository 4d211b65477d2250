namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Network/virtualNetworkGateways.</summary>
public sealed record VirtualNetworkGateway : Resource
{
    /// <summary><c>Vpn</c>, <c>ExpressRoute</c> or <c>LocalGateway</c>.</summary>
    public Value GatewayType { get; init; }

    public ValueList<string> SubnetIds { get; init; }
}

/// <summary>Microsoft.Network/connections: a tunnel or circuit that ends in a gateway.</summary>
public sealed record GatewayConnection : Resource
{
    /// <summary><c>IPsec</c>, <c>Vnet2Vnet</c>, <c>ExpressRoute</c> or <c>VPNClient</c>.</summary>
    public Value ConnectionType { get; init; }

    /// <summary><c>Unknown</c>, <c>Connecting</c>, <c>Connected</c> or <c>NotConnected</c>; run-time state that Resource Graph may lack.</summary>
    public Value ConnectionStatus { get; init; }

    public Value GatewayId { get; init; }

    /// <summary>The circuit of an ExpressRoute connection.</summary>
    public Value PeerId { get; init; }
}

/// <summary>Microsoft.Network/expressRouteCircuits.</summary>
public sealed record ExpressRouteCircuit : Resource
{
    public Value CircuitProvisioningState { get; init; }

    /// <summary><c>NotProvisioned</c>, <c>Provisioning</c>, <c>Provisioned</c> or <c>Deprovisioning</c>.</summary>
    public Value ServiceProviderProvisioningState { get; init; }
}

/// <summary>Microsoft.Network/virtualHubs of a virtual WAN.</summary>
public sealed record VirtualHub : Resource
{
    /// <summary>The networks it says it is connected to, where it says so.</summary>
    public ValueList<string> NetworkIds { get; init; }
}

/// <summary>Microsoft.Network/vpnGateways of a virtual hub.</summary>
public sealed record VpnGateway : Resource
{
    public Value VirtualHubId { get; init; }

    public ValueList<HubConnection> Connections { get; init; }
}

/// <summary>Microsoft.Network/expressRouteGateways of a virtual hub.</summary>
public sealed record ExpressRouteGateway : Resource
{
    public Value VirtualHubId { get; init; }

    public ValueList<HubConnection> Connections { get; init; }
}

/// <summary>A connection that ends in a virtual hub's gateway.</summary>
public sealed record HubConnection
{
    public Value Name { get; init; }

    /// <summary>Of a VPN connection.</summary>
    public Value ConnectionStatus { get; init; }

    /// <summary>The circuit's peering, of an ExpressRoute connection.</summary>
    public Value CircuitPeeringId { get; init; }
}
