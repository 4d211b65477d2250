using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ZonesExistRuleTests
{
    private const string Dp = "privatelink.dp.kubernetesconfiguration.azure.com";
    private const string DpMissing = $"{Dp} does not exist for this endpoint: its names are not resolved to private addresses.";
    private const string DpUnread = $"{Dp} was not found for this endpoint, and not everything that could lead to it was read.";

    private readonly HealthyChain _chain = new();

    private ResourceId DpZone => _chain.Zone(ArcZone.KubernetesConfiguration);

    [Fact]
    public void Judge_AllThreeZones_IsCompliant()
    {
        var judgement = Judge(_chain.Estate());

        JudgementAssert.Equal(Judgement.Compliant([.. ArcZone.All.Select(Present)]), judgement);
    }

    [Fact]
    public void Judge_ZoneOfTheGroupDeleted_Fails()
    {
        var judgement = Judge(_chain.Estate().Without(DpZone));

        JudgementAssert.Equal(Judgement.NonCompliant(DpMissing, [.. PresentTwo, new(DpZone, "id", null, Dp)]), judgement);
    }

    [Fact]
    public void Judge_ZoneNeverMade_Fails()
    {
        var judgement = Judge(WithTwoZones());

        JudgementAssert.Equal(Judgement.NonCompliant(DpMissing, [.. PresentTwo, NoDpZone]), judgement);
    }

    [Fact]
    public void Judge_ZoneOfTheNameWithoutDp_DoesNotCount()
    {
        var wrong = AnId.Zone("privatelink.kubernetesconfiguration.azure.com");

        var judgement = Judge(WithTwoZones().With(AZone.Named(wrong), AZone.Link(wrong, _chain.Hub)));

        JudgementAssert.Equal(Judgement.NonCompliant(DpMissing, [.. PresentTwo, NoDpZone]), judgement);
    }

    [Fact]
    public void Judge_NoZoneAtAll_NamesAllThree()
    {
        var estate = _chain.Estate().Without([_chain.Endpoint.Child("privateDnsZoneGroups", "default"), .. ArcZone.All.SelectMany(RowsOf)]);

        var judgement = Judge(estate);

        JudgementAssert.Equal(
            Judgement.NonCompliant(
                $"{string.Join(", ", ArcZone.All)} does not exist for this endpoint: its names are not resolved to private addresses.",
                [.. ArcZone.All.Select(kind => new Evidence(_chain.Endpoint, $"zone {kind.Name}", null, kind.Name))]),
            judgement);
    }

    [Fact]
    public void Judge_WithoutGroup_TakesZonesThatAreLinked()
    {
        var judgement = Judge(_chain.Estate().Without(_chain.Endpoint.Child("privateDnsZoneGroups", "default")));

        JudgementAssert.Equal(Judgement.Compliant([.. ArcZone.All.Select(Present)]), judgement);
    }

    [Fact]
    public void Judge_NeitherGroupNorLink_TakesZonesThatHoldTheAddresses()
    {
        var unlinked = _chain.Estate()
            .Without([_chain.Endpoint.Child("privateDnsZoneGroups", "default"), .. ArcZone.All.Select(_chain.Link)]);

        var judgement = Judge(unlinked);

        JudgementAssert.Equal(Judgement.Compliant([.. ArcZone.All.Select(Present)]), judgement);
    }

    [Fact]
    public void Judge_NamedZoneInUncoveredSubscription_IsUnknown()
    {
        var foreign = AnId.Zone(Dp, AnId.OtherSubscription);
        var estate = WithTwoZones(foreign).Uncover(AnId.OtherSubscription);

        var judgement = Judge(estate);

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.PrivateDnsZone, AnId.OtherSubscription, DpUnread, [.. PresentTwo, new(foreign, "id", null, Dp)]),
            judgement);
    }

    [Fact]
    public void Judge_PeeredNetworkInUncoveredSubscription_IsUnknown()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);
        var estate = WithTwoZones()
            .Change<VirtualNetwork>(_chain.Network, network => ANetwork.Named(network.Id, _chain.Hub, far))
            .Uncover(AnId.OtherSubscription);

        var judgement = Judge(estate);

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.PrivateDnsZone, AnId.OtherSubscription, DpUnread, [.. PresentTwo, NoDpZone]),
            judgement);
    }

    [Fact]
    public void Judge_ZonesThrottled_IsUnknownBecauseTheReadFailed()
    {
        var judgement = Judge(WithTwoZones().Uncover(AnId.Subscription, SubscriptionState.Throttled));

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.ReadFailed, ResourceType.PrivateDnsZone, AnId.Subscription, DpUnread, [.. PresentTwo, NoDpZone]),
            judgement);
    }

    // The zone is there, but only its zone group or an unread network could tie it to the endpoint.
    [Fact]
    public void Judge_ZoneIsThereButZoneGroupsAreUncovered_IsUnknown()
    {
        var stray = AnId.Zone(Dp);

        var judgement = Judge(WithTwoZones().With(AZone.Named(stray)).Uncover(ResourceType.ZoneGroup));

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.ZoneGroup, AnId.Subscription, DpUnread, [.. PresentTwo, NoDpZone]),
            judgement);
    }

    [Fact]
    public void Judge_ZoneIsThereAndEverythingThatCouldTieItWasRead_Fails()
    {
        var judgement = Judge(WithTwoZones().With(AZone.Named(AnId.Zone(Dp))));

        JudgementAssert.Equal(Judgement.NonCompliant(DpMissing, [.. PresentTwo, NoDpZone]), judgement);
    }

    // Something names the zone, the subscription was read, and it is not there: no search elsewhere can find it.
    [Fact]
    public void Judge_NamedZoneProvenAbsent_FailsThoughAnotherSubscriptionIsUnread()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);
        var estate = _chain.Estate().Without(DpZone)
            .Change<VirtualNetwork>(_chain.Network, network => ANetwork.Named(network.Id, _chain.Hub, far))
            .Uncover(AnId.OtherSubscription);

        var judgement = Judge(estate);

        JudgementAssert.Equal(Judgement.NonCompliant(DpMissing, [.. PresentTwo, new(DpZone, "id", null, Dp)]), judgement);
    }

    [Theory]
    [InlineData("usgovvirginia")]
    [InlineData("USGov Virginia")]
    [InlineData("chinaeast2")]
    [InlineData("usseceast")]
    public void Judge_SovereignRegion_IsUnknown(string location)
    {
        var estate = _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Location = Value.Of(location) });

        var judgement = Judge(estate);

        JudgementAssert.Equal(Judgement.UnknownValue("Microsoft documents no private zones of Arc for this cloud."), judgement);
    }

    [Fact]
    public void Judge_GroupOfWrongType_FallsBackToLinks()
    {
        var estate = _chain.Estate().Change<ZoneGroup>(
            _chain.Endpoint.Child("privateDnsZoneGroups", "default"),
            group => group with { Configs = ValueList<ZoneConfig>.OfMalformed([]) });

        var judgement = Judge(estate);

        JudgementAssert.Equal(Judgement.Compliant([.. ArcZone.All.Select(Present)]), judgement);
    }

    [Fact]
    public void Judge_ManyZonesOfOneName_ShowsEach()
    {
        var second = AnId.Zone(Dp);
        var estate = _chain.Estate().With(
            AnEndpoint.ZoneGroup(_chain.Endpoint, [.. ArcZone.All.Select(_chain.Zone), second]),
            AZone.Named(second));

        var judgement = Judge(estate);

        JudgementAssert.Equal(
            Judgement.Compliant([.. PresentTwo, Present(ArcZone.KubernetesConfiguration), new(second, "id", second.Text, Dp)]),
            judgement);
    }

    // Nothing names a zone, and the peer whose links would lead to one cannot be told.
    [Fact]
    public void Judge_ZonesLinkedToAPeerThatAnOddPeeringHides_AreUnknown()
    {
        var estate = _chain.Estate()
            .Without([_chain.Endpoint.Child("privateDnsZoneGroups", "default"), .. _chain.Estate().Rows.OfType<RecordSet>().Select(record => record.Id)])
            .Change<VirtualNetwork>(_chain.Network, network => network with { Peerings = ValueList<Peering>.OfMalformed([]) });

        var judgement = Judge(estate);

        Assert.Equal((ComplianceState.Unknown, UnknownReason.UnknownValue), (judgement.State, judgement.Reason));
    }

    private ImmutableArray<Evidence> PresentTwo => [Present(ArcZone.HybridIdentity), Present(ArcZone.GuestConfiguration)];

    private Evidence NoDpZone => new(_chain.Endpoint, $"zone {Dp}", null, Dp);

    private Evidence Present(ArcZone kind) => new(_chain.Zone(kind), "id", _chain.Zone(kind).Text, kind.Name);

    private ResourceId[] RowsOf(ArcZone kind) =>
        [.. _chain.Estate().Rows.Select(row => row.Id).Where(id => id == _chain.Zone(kind) || id.Parent == _chain.Zone(kind))];

    /// <summary>The likeliest fault in the field: the third zone left out of group, links and zones alike.</summary>
    private EstateBuilder WithTwoZones(params ResourceId[] further) => _chain.Estate()
        .Without(RowsOf(ArcZone.KubernetesConfiguration))
        .With(AnEndpoint.ZoneGroup(_chain.Endpoint, [_chain.Zone(ArcZone.HybridIdentity), _chain.Zone(ArcZone.GuestConfiguration), .. further]));

    private static Judgement Judge(EstateBuilder estate)
    {
        var topology = estate.Link(DeclarationSet.None);
        var group = topology.Groups.Single();
        return new ZonesExistRule().Judge(new Seen<EndpointNode>(group.Chain.Endpoints.Single(), group), topology);
    }
}
