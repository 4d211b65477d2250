using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Gateways with the connections that end in them.</summary>
public static class AGateway
{
    public static VirtualNetworkGateway In(ResourceId network) => new()
    {
        Id = AnId.Of("Microsoft.Network/virtualNetworkGateways", $"vgw-{network.Name}"),
        Type = ResourceType.VirtualNetworkGateway,
        GatewayType = Value.Of("Vpn"),
        SubnetIds = ValueList<string>.Of([network.Child("subnets", "GatewaySubnet").Text]),
    };

    public static GatewayConnection Connection(ResourceId network, string? status = "Connected", string type = "IPsec", string name = "site") => new()
    {
        Id = AnId.Of("Microsoft.Network/connections", name),
        Type = ResourceType.Connection,
        ConnectionType = Value.Of(type),
        ConnectionStatus = Value.Of(status),
        GatewayId = Value.Of(In(network).Id.Text),
    };

    public static ExpressRouteCircuit Circuit(string? state = "Provisioned") => new()
    {
        Id = AnId.Of("Microsoft.Network/expressRouteCircuits", "circuit"),
        Type = ResourceType.ExpressRouteCircuit,
        CircuitProvisioningState = Value.Of("Enabled"),
        ServiceProviderProvisioningState = Value.Of(state),
    };
}
