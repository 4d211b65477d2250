using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Topologies;

public sealed class NetworkMapTests
{
    private static readonly ResourceId Hub = AnId.Network("hub");

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public void HoldsForwarder_FirewallOnClassicRules_IsItsFlag(string? proxy, bool expected) =>
        Assert.Equal(expected, HoldsForwarder(ANetwork.Firewall(Hub, proxy)));

    [Theory]
    [InlineData("true", null, true)]
    [InlineData(null, "true", true)]
    [InlineData("false", "true", false)]
    [InlineData(null, null, false)]
    public void HoldsForwarder_FirewallPolicy_InheritsWhatItLeavesOut(string? own, string? inherited, bool expected)
    {
        var parent = ANetwork.Policy("parent", inherited);
        var child = ANetwork.Policy("child", own, parent.Id);

        Assert.Equal(expected, HoldsForwarder(OnPolicy(child.Id), child, parent));
    }

    [Fact]
    public void HoldsForwarder_PoliciesInACircle_EndsWithNo()
    {
        var one = ANetwork.Policy("one", null, AnId.Of("Microsoft.Network/firewallPolicies", "two"));
        var two = ANetwork.Policy("two", null, one.Id);

        Assert.False(HoldsForwarder(OnPolicy(one.Id), one, two));
    }

    [Fact]
    public void HoldsForwarder_InboundEndpoint_CountsUnlessItFailed()
    {
        Assert.True(HoldsForwarder(ANetwork.Inbound(Hub)));
        Assert.False(HoldsForwarder(ANetwork.Inbound(Hub, "Failed")));
    }

    [Fact]
    public void HoldsForwarder_InboundEndpointWithoutSubnet_CountsForItsResolversNetwork()
    {
        var inbound = ANetwork.Inbound(Hub) with { SubnetIds = default };
        var resolver = new DnsResolver { Id = inbound.Id.Parent!, Type = ResourceType.DnsResolver, VirtualNetworkId = Value.Of(Hub.Text) };

        Assert.True(HoldsForwarder(inbound, resolver));
        Assert.False(HoldsForwarder(resolver));
    }

    [Theory]
    [InlineData("Connected", "Connected", 1)]
    [InlineData("connected", "Connected", 1)]
    [InlineData("Connected", "Disconnected", 0)]
    [InlineData("Disconnected", "Connected", 0)]
    [InlineData("Connected", "Initiated", 0)]
    [InlineData("Connected", null, 0)]
    public void Peers_BothSidesRead_HoldsWhenBothSayConnected(string spokes, string? hubs, int expected)
    {
        var spoke = AnId.Network("spoke");
        var topology = AnEstate.With(Peered(Hub, spoke, hubs), Peered(spoke, Hub, spokes)).Link();

        Assert.All(topology.Networks, network => Assert.Equal(expected, network.Peers.Count));
    }

    [Fact]
    public void Peers_OtherSideHasNoPeering_AreNone()
    {
        var topology = AnEstate.With(ANetwork.Named(Hub), ANetwork.Named(AnId.Network("spoke"), Hub)).Link();

        Assert.All(topology.Networks, network => Assert.Empty(network.Peers));
    }

    [Fact]
    public void Peers_OtherSideIsProvenMissing_AreNone() => Assert.All(AnEstate.With(ANetwork.Named(Hub, AnId.Network("gone"))).Link().Networks, network => Assert.Empty(network.Peers));

    // Kept, so that rules can say what they miss; none of them takes it for a way.
    [Fact]
    public void Peers_OtherSideWasNotRead_AreKeptAsAGap()
    {
        var topology = AnEstate.With(ANetwork.Named(Hub, AnId.Network("far", AnId.OtherSubscription))).Link();

        Assert.True(topology.Networks.Single(network => network.Id == Hub).Peers.Single().IsGap);
    }

    [Theory]
    [InlineData("Connected", "Connected", false)]
    [InlineData("Connected", "Disconnected", false)]
    [InlineData("Connected", "Initiated", false)]
    [InlineData("Connected", "Odd", true)]
    [InlineData("Connected", null, true)]
    [InlineData("Disconnected", "Odd", false)]
    [InlineData("Odd", "Disconnected", true)]
    public void HasUnreadablePeering_State_IsByBothSides(string spokes, string? hubs, bool expected)
    {
        var spoke = AnId.Network("spoke");
        var topology = AnEstate.With(Peered(Hub, spoke, hubs), Peered(spoke, Hub, spokes)).Link();

        Assert.Equal(expected, topology.Networks.Single(network => network.Id == spoke).HasUnreadablePeering);
    }

    [Fact]
    public void HasUnreadablePeering_OddPeeringOfThePeerWithAnother_DoesNotMatter()
    {
        var spoke = AnId.Network("spoke");
        var hub = ANetwork.Named(Hub) with { Peerings = ValueList<Peering>.Of([ANetwork.Peering(AnId.Network("other"), "Odd")]) };
        var topology = AnEstate.With(hub, ANetwork.Named(spoke, Hub)).Link();

        Assert.False(topology.Networks.Single(network => network.Id == spoke).HasUnreadablePeering);
    }

    private static VirtualNetwork Peered(ResourceId id, ResourceId remote, string? state) =>
        ANetwork.Named(id) with { Peerings = ValueList<Peering>.Of([new() { RemoteNetworkId = Value.Of(remote.Text), State = Value.Of(state) }]) };

    private static AzureFirewall OnPolicy(ResourceId policy) => ANetwork.Firewall(Hub, null) with { FirewallPolicyId = Value.Of(policy.Text.ToUpperInvariant()) };

    private static bool HoldsForwarder(params Resource[] rows) =>
        AnEstate.With([ANetwork.Named(Hub), .. rows]).Link().Networks.Single().HoldsForwarder;
}
