using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Rules.Networks;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Networks;

public sealed class HybridLinkIsUpRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("Connected", "Compliant")]
    [InlineData("NotConnected", "NonCompliant High")]
    [InlineData("Connecting", "Unknown UnknownValue")]
    [InlineData("Unknown", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_GatewayInTheEndpointsNetwork_IsItsConnectionsStatus(string? status, string expected) =>
        Assert.Equal(expected, Judge(_chain.Estate().With(AGateway.In(_chain.Network), AGateway.Connection(_chain.Network, status))));

    [Fact]
    public void Judge_StatusOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().With(AGateway.In(_chain.Network), AGateway.Connection(_chain.Network) with { ConnectionStatus = Value.OfMalformed("{}") })));

    [Theory]
    [InlineData("true", "true", "Compliant")]
    [InlineData("false", "true", "Unknown NotProvided")]
    [InlineData("true", "false", "Unknown NotProvided")]
    [InlineData(null, null, "Unknown NotProvided")]
    public void Judge_GatewayInThePeer_CountsWithTransitOnly(string? uses, string? allows, string expected)
    {
        var estate = _chain.Estate().With(
            ANetwork.Named(_chain.Network) with { Peerings = Peering(_chain.Hub, uses, null) },
            ANetwork.Named(_chain.Hub) with { Peerings = Peering(_chain.Network, null, allows) },
            AGateway.In(_chain.Hub),
            AGateway.Connection(_chain.Hub));

        Assert.Equal(expected, Judge(estate));
    }

    // The gateway is there and connected, but whether the peer lets the network use it was not read.
    [Fact]
    public void Judge_GatewayInAPeerThatWasNotRead_IsNoPass()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);
        var estate = _chain.Estate().With(ANetwork.Named(_chain.Network) with { Peerings = Peering(far, "true", null) }, AGateway.In(far), AGateway.Connection(far));

        Assert.Equal("Unknown NotCovered", Judge(estate));
    }

    [Fact]
    public void Judge_PeeringConnectedOnOneSideOnly_IsNoWay()
    {
        var estate = _chain.Estate().With(
            ANetwork.Named(_chain.Network) with { Peerings = Peering(_chain.Hub, "true", null) },
            ANetwork.Named(_chain.Hub) with { Peerings = ValueList<Peering>.Of([ANetwork.Peering(_chain.Network, "Disconnected") with { AllowGatewayTransit = Value.Of("true") }]) },
            AGateway.In(_chain.Hub),
            AGateway.Connection(_chain.Hub));

        Assert.Equal("Unknown NotProvided", Judge(estate));
    }

    [Fact]
    public void Judge_NothingFound_AsksForADeclaration() => Assert.Equal("Unknown NotProvided", Judge(_chain.Estate()));

    [Fact]
    public void Judge_ConnectionsNotCovered_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Uncover(ResourceType.Connection)));

    [Theory]
    [InlineData("Vnet2Vnet")]
    [InlineData("VPNClient")]
    public void Judge_ConnectionThatLeadsToNoSite_DoesNotCount(string type) => Assert.Equal(
        "Unknown NotProvided",
        Judge(_chain.Estate().With(AGateway.In(_chain.Network), AGateway.Connection(_chain.Network, type: type))));

    [Theory]
    [InlineData(HybridLinkKind.Any, "Compliant")]
    [InlineData(HybridLinkKind.Vpn, "NonCompliant High")]
    [InlineData(HybridLinkKind.ExpressRoute, "Compliant")]
    [InlineData(HybridLinkKind.Other, "Unknown NotProvided")]
    public void Judge_Many_TheDeclaredKindCounts(HybridLinkKind declared, string expected)
    {
        var estate = _chain.Estate().With(
            AGateway.In(_chain.Network),
            AGateway.Connection(_chain.Network, "NotConnected"),
            AGateway.Connection(_chain.Network, type: "ExpressRoute", name: "circuit"));

        Assert.Equal(expected, Judge(estate, ASite.Declared(ASite.Of("*") with { HybridLink = declared })));
    }

    [Theory]
    [InlineData("Provisioned", "Compliant")]
    [InlineData("Provisioning", "Unknown UnknownValue")]
    public void Judge_CircuitWithoutConnectionStatus_CountsWhenProvisioned(string state, string expected)
    {
        var connection = AGateway.Connection(_chain.Network, null, "ExpressRoute") with { PeerId = Value.Of(AGateway.Circuit().Id.Text) };

        Assert.Equal(expected, Judge(_chain.Estate().With(AGateway.In(_chain.Network), connection, AGateway.Circuit(state))));
    }

    [Theory]
    [InlineData("Connected", "Compliant")]
    [InlineData("NotConnected", "NonCompliant High")]
    public void Judge_VirtualHub_CountsByThePeeringToItsOwnNetwork(string status, string expected)
    {
        var hub = AnId.Of("Microsoft.Network/virtualHubs", "hub-weu");
        var estate = _chain.Estate().With(
            ANetwork.Named(_chain.Network, AnId.Network("HV_hub-weu_0f0e", AnId.OtherSubscription)),
            new VirtualHub { Id = hub, Type = ResourceType.VirtualHub },
            new VpnGateway
            {
                Id = AnId.Of("Microsoft.Network/vpnGateways", "vpn"),
                Type = ResourceType.VpnGateway,
                VirtualHubId = Value.Of(hub.Text),
                Connections = ValueList<HubConnection>.Of([new() { ConnectionStatus = Value.Of(status) }]),
            });

        Assert.Equal(expected, Judge(estate));
    }

    [Fact]
    public void Judge_PeeringsOfWrongType_AreUnknown() => Assert.Equal(
        "Unknown UnknownValue", Judge(_chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Peerings = ValueList<Peering>.OfMalformed([]) })));

    private static ValueList<Peering> Peering(ResourceId remote, string? uses, string? allows) =>
        ValueList<Peering>.Of([ANetwork.Peering(remote) with { UseRemoteGateways = Value.Of(uses), AllowGatewayTransit = Value.Of(allows) }]);

    private string Judge(EstateBuilder estate, DeclarationSet? declared = null) => Said.OfSeenNetwork(new HybridLinkIsUpRule(), estate, _chain.Cluster, declared);
}
