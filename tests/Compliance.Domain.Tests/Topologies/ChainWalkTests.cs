using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Topologies;

public sealed class ChainWalkTests
{
    private static readonly ResourceId Second = AnId.Endpoint("pe-2");
    private static readonly ResourceId SecondNetwork = AnId.Network("vnet-2");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Walk_SeveralApprovedEndpoints_RunsThroughAll()
    {
        var chain = ChainOf(WithSecondEndpoint());

        Assert.Equal([Second, _chain.Endpoint], chain.Endpoints.Select(endpoint => endpoint.Id));
    }

    [Fact]
    public void Walk_DeclaredForwarder_KeepsTheEndpointWhoseZonesReachIt()
    {
        var chain = ChainOf(WithSecondEndpoint(), ASite.ForwardingTo(SecondNetwork));

        Assert.Equal(Second, chain.Endpoints.Single().Id);
        Assert.Equal(SecondNetwork, chain.NetworksInQuestion.Single().Id);
        Assert.Equal([SecondZone], chain.Zones.Select(zone => zone.Id));
    }

    [Fact]
    public void Walk_DeclaredForwarderThatNoZoneReaches_KeepsAll()
    {
        var far = AnId.Network("far");

        var chain = ChainOf(WithSecondEndpoint().With(ANetwork.Named(far)), ASite.ForwardingTo(far));

        Assert.Equal(2, chain.Endpoints.Length);
        Assert.Equal(far, chain.NetworksInQuestion.Single().Id);
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Rejected")]
    [InlineData("Disconnected")]
    [InlineData("New")]
    public void Walk_EndpointNotApproved_IsNoPartOfTheChain(string status)
    {
        var estate = _chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint, status)));

        var chain = ChainOf(estate);

        Assert.Empty(chain.Endpoints);
        Assert.Empty(chain.UnreadEndpoints);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Canceled")]
    public void Walk_ApprovedEndpointThatFailed_IsNoPartOfTheChain(string state)
    {
        var estate = _chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { ProvisioningState = Value.Of(state) });

        Assert.Empty(ChainOf(estate).Endpoints);
    }

    [Fact]
    public void Walk_OnlyApprovedEndpointUnread_IsKeptApart()
    {
        var chain = ChainOf(_chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint));

        Assert.Empty(chain.Endpoints);
        Assert.Equal(_chain.Endpoint, chain.UnreadEndpoints.Single().Id);
    }

    [Fact]
    public void Walk_UnreadEndpointBesideAReadOne_LeavesTheChain()
    {
        var chain = ChainOf(WithSecondEndpoint().Without(Second).Uncover(ResourceType.PrivateEndpoint));

        Assert.Equal(_chain.Endpoint, chain.Endpoints.Single().Id);
        Assert.Empty(chain.UnreadEndpoints);
    }

    [Fact]
    public void Walk_NetworksInQuestion_AreOwnAndPeersWithForwarderThatWereRead()
    {
        var withProxy = AnId.Network("with-proxy");
        var withoutProxy = AnId.Network("without-proxy");
        var unpeered = AnId.Network("unpeered");
        var unread = AnId.Network("unread", AnId.OtherSubscription);
        var disconnected = AnId.Network("disconnected");
        var resolver = AnId.Network("resolver");
        var estate = _chain.Estate()
            .Uncover(AnId.OtherSubscription)
            .With(
                ANetwork.Named(_chain.Network, withProxy, withoutProxy, unread) with
                {
                    Peerings = ValueList<Peering>.Of([ANetwork.Peering(withProxy), ANetwork.Peering(withoutProxy), ANetwork.Peering(resolver), ANetwork.Peering(unread), ANetwork.Peering(disconnected, "Disconnected")]),
                },
                ANetwork.Named(withProxy, _chain.Network),
                ANetwork.Firewall(withProxy, "True"),
                ANetwork.Named(withoutProxy, _chain.Network),
                ANetwork.Firewall(withoutProxy, "false"),
                ANetwork.Named(unpeered),
                ANetwork.Firewall(unpeered),
                ANetwork.Firewall(unread),
                ANetwork.Named(disconnected, _chain.Network),
                ANetwork.Firewall(disconnected),
                ANetwork.Named(resolver, _chain.Network),
                ANetwork.Inbound(resolver));

        var chain = ChainOf(estate);

        Assert.Equal(["resolver", "vnet-weu", "with-proxy"], chain.NetworksInQuestion.Select(network => network.Id.Name).Order());
    }

    [Fact]
    public void Walk_ZoneGroup_GoesBeforeLinks()
    {
        var linked = AnId.Zone(ArcZone.HybridIdentity.Name);
        var estate = _chain.Estate().With(AZone.Named(linked), AZone.Link(linked, _chain.Network));

        var zones = ChainOf(estate).Zones.Where(zone => zone.Kind == ArcZone.HybridIdentity);

        Assert.Equal(_chain.Zone(ArcZone.HybridIdentity), zones.Single().Id);
    }

    [Fact]
    public void Walk_LinkedZone_GoesBeforeOneThatHoldsTheAddresses()
    {
        var holding = AnId.Zone(ArcZone.HybridIdentity.Name);
        var estate = _chain.Estate()
            .Without(_chain.Endpoint.Child("privateDnsZoneGroups", "default"))
            .With(AZone.Named(holding), AZone.Record(holding, "gbl", "10.20.4.5"));

        var zones = ChainOf(estate).Zones.Where(zone => zone.Kind == ArcZone.HybridIdentity);

        Assert.Equal(_chain.Zone(ArcZone.HybridIdentity), zones.Single().Id);
    }

    [Fact]
    public void Walk_TwoZonesOfOneName_AreInTheOrderOfTheirIdsWhateverThatOfTheRows()
    {
        var later = ResourceId.Parse(SecondZone.Text.Replace("/rg-2/", "/rg-z/", StringComparison.Ordinal));
        var rows = new HealthyChain().Estate()
            .Without([_chain.Endpoint.Child("privateDnsZoneGroups", "default"), .. ArcZone.All.Select(_chain.Link)])
            .With(AZone.Named(later), AZone.Named(SecondZone), AZone.Link(later, _chain.Network), AZone.Link(SecondZone, _chain.Network))
            .Rows;

        var forward = ChainOf(AnEstate.With([.. rows])).Zones.Where(zone => zone.Kind == ArcZone.HybridIdentity).Select(zone => zone.Id);
        var backward = ChainOf(AnEstate.With([.. rows.Reverse()])).Zones.Where(zone => zone.Kind == ArcZone.HybridIdentity).Select(zone => zone.Id);

        Assert.Equal([SecondZone, later], forward);
        Assert.Equal([SecondZone, later], backward);
    }

    private static ResourceId SecondZone => ResourceId.Parse($"/subscriptions/{AnId.Subscription}/resourceGroups/rg-2/providers/Microsoft.Network/privateDnsZones/{ArcZone.HybridIdentity.Name}");

    private EstateBuilder WithSecondEndpoint() => _chain.Estate().With(
        AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint), AScope.Connection(Second)),
        AnEndpoint.Named(Second, SecondNetwork, AnEndpoint.Connection(_chain.Scope)),
        ANetwork.Named(SecondNetwork),
        AnEndpoint.ZoneGroup(Second, SecondZone),
        AZone.Named(SecondZone),
        AZone.Link(SecondZone, SecondNetwork));

    private static Chain ChainOf(EstateBuilder estate, params Site[] sites) => estate.Link(ASite.Declared(sites)).Clusters.Single().Group.Chain;
}
