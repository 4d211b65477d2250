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

public sealed class ZoneIsLinkedRuleTests
{
    private const string NoLink = "The zone is linked to no virtual network: its names are resolved to public addresses.";
    private const string Elsewhere = "The zone is linked elsewhere than to the endpoint's DNS view: declare the forwarder the site uses.";
    private const string DeletedNetwork = "The zone's only link names a virtual network that does not exist.";
    private const string UnderWay = "The zone's only link is not completed yet.";
    private const string UnknownForm = "A link of the zone has a form this rule does not know.";
    private const string ForwarderUnderWay = "The link to the declared forwarder's network is not completed yet.";
    private const string NetworkUnread = "The network whose DNS view counts could not be read.";

    private static readonly ResourceId Far = AnId.Network("far");

    private readonly HealthyChain _chain = new();

    private ResourceId Zone => _chain.Zone(ArcZone.HybridIdentity);

    private string View => $"{_chain.Hub} or {_chain.Network}";

    [Fact]
    public void Judge_LinkedToPeeredNetworkWithFirewall_IsCompliant()
    {
        var judgement = Judge(_chain.Estate());

        JudgementAssert.Equal(Judgement.Compliant(Linked(_chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_LinkedToPeeredNetworkWithResolver_IsCompliant()
    {
        var estate = _chain.Estate().Without(ANetwork.Firewall(_chain.Hub).Id).With(ANetwork.Inbound(_chain.Hub));

        var judgement = Judge(estate);

        JudgementAssert.Equal(Judgement.Compliant(Linked(_chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_LinkedToTheEndpointsOwnNetwork_IsCompliant()
    {
        var judgement = Judge(LinkedOnlyTo(_chain.Network));

        JudgementAssert.Equal(Judgement.Compliant(Linked(_chain.Network)), judgement);
    }

    [Fact]
    public void Judge_LinkedToPeerWithoutForwarder_IsUnknownUntilDeclared()
    {
        var estate = _chain.Estate().Change<AzureFirewall>(ANetwork.Firewall(_chain.Hub).Id, firewall => firewall with { ClassicDnsProxy = Value.Of("False") });

        var judgement = Judge(estate);

        JudgementAssert.Equal(Judgement.NotProvided(Elsewhere, LinkedFrom(_chain.Network.Text, _chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_LinkedOnlyElsewhere_IsUnknownUntilDeclared()
    {
        var judgement = Judge(LinkedOnlyTo(Far).With(ANetwork.Named(Far)));

        JudgementAssert.Equal(Judgement.NotProvided(Elsewhere, Linked(Far)), judgement);
    }

    [Fact]
    public void Judge_NoLink_Fails()
    {
        var judgement = Judge(_chain.Estate().Without(_chain.Link(ArcZone.HybridIdentity)));

        JudgementAssert.Equal(Judgement.NonCompliant(NoLink, NoLinks(View)), judgement);
    }

    [Fact]
    public void Judge_OnlyLinkNamesDeletedNetwork_Fails()
    {
        var judgement = Judge(LinkedOnlyTo(Far));

        JudgementAssert.Equal(Judgement.NonCompliant(DeletedNetwork, Linked(Far)), judgement);
    }

    [Fact]
    public void Judge_OneLinkNamesDeletedNetworkButAnotherCounts_IsCompliant()
    {
        var judgement = Judge(_chain.Estate().With(AZone.Link(Zone, Far)));

        JudgementAssert.Equal(Judgement.Compliant([.. Linked(_chain.Hub), .. Linked(Far)]), judgement);
    }

    [Theory]
    [InlineData("InProgress")]
    [InlineData("Moving")]
    [InlineData(null)]
    public void Judge_OnlyLinkNotCompleted_IsUnknown(string? state)
    {
        var judgement = Judge(_chain.Estate().With(AZone.Link(Zone, _chain.Hub, state)));

        JudgementAssert.Equal(Judgement.UnknownValue(UnderWay, Linked(_chain.Hub, state)), judgement);
    }

    [Fact]
    public void Judge_NewLinkInProgressBesideOneToDeletedNetwork_IsUnknown()
    {
        var judgement = Judge(_chain.Estate().With(AZone.Link(Zone, _chain.Hub, "InProgress"), AZone.Link(Zone, Far)));

        JudgementAssert.Equal(Judgement.UnknownValue(UnderWay, [.. Linked(_chain.Hub, "InProgress"), .. Linked(Far)]), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no id")]
    public void Judge_LinkWithoutReadableNetwork_IsUnknown(string? network)
    {
        var odd = AZone.Link(Zone, _chain.Hub) with { VirtualNetworkId = Value.Of(network) };

        var judgement = Judge(_chain.Estate().With(odd));

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, OfLink(_chain.Hub, network, "Completed", View)), judgement);
    }

    [Fact]
    public void Judge_LinkPropertiesOfWrongType_IsUnknown()
    {
        var odd = AZone.Link(Zone, _chain.Hub) with { VirtualNetworkId = Value.OfMalformed("[]"), State = Value.OfMalformed("{}") };

        var judgement = Judge(_chain.Estate().With(odd));

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, OfLink(_chain.Hub, "[]", "{}", View)), judgement);
    }

    [Fact]
    public void Judge_LinkOfWrongTypeThoughForwarderIsDeclared_IsUnknown()
    {
        var odd = AZone.Link(Zone, _chain.Hub) with { VirtualNetworkId = Value.OfMalformed("[]") };

        var judgement = Judge(_chain.Estate().With(odd), ASite.ForwardingTo(_chain.Hub));

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, OfLink(_chain.Hub, "[]", "Completed", _chain.Hub.Text)), judgement);
    }

    [Fact]
    public void Judge_LinkedToDeclaredForwarder_IsCompliant()
    {
        var estate = LinkedOnlyTo(Far).With(ANetwork.Named(Far));

        var judgement = Judge(estate, ASite.ForwardingTo(Far));

        JudgementAssert.Equal(Judgement.Compliant(LinkedFrom(Far.Text, Far)), judgement);
    }

    [Fact]
    public void Judge_NotLinkedToDeclaredForwarder_Fails()
    {
        var judgement = Judge(_chain.Estate().With(ANetwork.Named(Far)), ASite.ForwardingTo(Far));

        JudgementAssert.Equal(Judgement.NonCompliant(NotLinkedTo("far"), LinkedFrom(Far.Text, _chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_LinkToDeclaredForwarderInProgress_IsUnknown()
    {
        var judgement = Judge(_chain.Estate().With(AZone.Link(Zone, _chain.Hub, "InProgress")), ASite.ForwardingTo(_chain.Hub));

        JudgementAssert.Equal(Judgement.UnknownValue(ForwarderUnderWay, LinkedFrom(_chain.Hub.Text, _chain.Hub, "InProgress")), judgement);
    }

    [Fact]
    public void Judge_LinkNamesDeclaredForwardersDeletedNetwork_Fails()
    {
        var judgement = Judge(_chain.Estate().Without(_chain.Hub), ASite.ForwardingTo(_chain.Hub));

        JudgementAssert.Equal(Judgement.NonCompliant(NotLinkedTo(_chain.Hub.Name), LinkedFrom(_chain.Hub.Lower, _chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_DeclaredForwardersNetworkNotInTheEstate_IsUnknown()
    {
        var judgement = Judge(_chain.Estate(), ASite.ForwardingTo(Far));

        JudgementAssert.Equal(
            Judgement.NotProvided($"The declared forwarder's network {Far} is not in the estate: check the declaration.", LinkedFrom(Far.Lower, _chain.Hub)),
            judgement);
    }

    [Fact]
    public void Judge_DeclaredForwardersNetworkUnread_IsUnknown()
    {
        var foreign = AnId.Network("hub", AnId.OtherSubscription);

        var judgement = Judge(LinkedOnlyTo(foreign).Uncover(AnId.OtherSubscription), ASite.ForwardingTo(foreign));

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.VirtualNetwork, AnId.OtherSubscription, NetworkUnread, LinkedFrom(foreign.Lower, foreign)),
            judgement);
    }

    [Fact]
    public void Judge_NoLinkThoughForwarderIsDeclared_Fails()
    {
        var judgement = Judge(_chain.Estate().Without(_chain.Link(ArcZone.HybridIdentity)), ASite.ForwardingTo(_chain.Hub));

        JudgementAssert.Equal(Judgement.NonCompliant(NotLinkedTo(_chain.Hub.Name), NoLinks(_chain.Hub.Text)), judgement);
    }

    [Fact]
    public void Judge_EndpointsNetworkUnread_IsUnknown()
    {
        var judgement = Judge(LinkedOnlyTo(Far).Without(_chain.Network).Uncover(ResourceType.VirtualNetwork));

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.VirtualNetwork, AnId.Subscription, NetworkUnread, LinkedFrom(null, Far)),
            judgement);
    }

    [Fact]
    public void Judge_LinksNotCovered_IsUnknown()
    {
        var estate = _chain.Estate().Without(_chain.Link(ArcZone.HybridIdentity)).Uncover(ResourceType.VirtualNetworkLink);

        var judgement = Judge(estate);

        JudgementAssert.Equal(LinksUnread(NoLinks(View)), judgement);
    }

    // Rows do not make a type covered: there may be more links than the file shows.
    [Fact]
    public void Judge_LinksNotCoveredAndNoneThatCounts_IsUnknown()
    {
        var estate = _chain.Estate().With(ANetwork.Named(Far)).Uncover(ResourceType.VirtualNetworkLink);

        var judgement = Judge(estate, ASite.ForwardingTo(Far));

        JudgementAssert.Equal(LinksUnread(LinkedFrom(Far.Text, _chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_LinksNotCoveredButOneCounts_IsCompliant()
    {
        var judgement = Judge(_chain.Estate().Uncover(ResourceType.VirtualNetworkLink));

        JudgementAssert.Equal(Judgement.Compliant(Linked(_chain.Hub)), judgement);
    }

    [Fact]
    public void Judge_ManyLinksOneOfThemCounts_IsCompliant()
    {
        ResourceId[] others = [.. Enumerable.Range(1, 20).Select(i => AnId.Network($"other-{i:00}"))];
        var estate = _chain.Estate().With(others.SelectMany(other => new Resource[] { ANetwork.Named(other), AZone.Link(Zone, other) }));

        var judgement = Judge(estate);

        JudgementAssert.Equal(Judgement.Compliant([.. Linked(_chain.Hub), .. others.SelectMany(other => Linked(other))]), judgement);
    }

    [Fact]
    public void Judge_ZoneThatDoesNotExist_IsNotApplicable()
    {
        var judgement = Judge(_chain.Estate().Without(Zone));

        JudgementAssert.Equal(Judgement.NotApplicable("The zone was not read."), judgement);
    }

    [Fact]
    public void Judge_LinkedToAPeerThatAnOddPeeringHides_IsUnknown()
    {
        var judgement = Judge(_chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Peerings = ValueList<Peering>.OfMalformed([]) }));

        JudgementAssert.Equal(
            Judgement.UnknownValue("The zone is linked elsewhere than to the endpoint's network, whose peerings have a form this rule does not know.", LinkedFrom(_chain.Network.Text, _chain.Hub)),
            judgement);
    }

    private EstateBuilder LinkedOnlyTo(ResourceId network) =>
        _chain.Estate().Without(_chain.Link(ArcZone.HybridIdentity)).With(AZone.Link(Zone, network));

    private static string NotLinkedTo(string network) => $"The zone is not linked to the declared forwarder's network {network}: the site gets public addresses.";

    private static Judgement LinksUnread(ImmutableArray<Evidence> evidence) => Judgement.NotRead(
        Presence.NotCovered, ResourceType.VirtualNetworkLink, AnId.Subscription, "The zone's network links could not be read.", evidence);

    private ImmutableArray<Evidence> NoLinks(string? view) => [new(Zone, "virtualNetworkLinks", null, view)];

    private ImmutableArray<Evidence> Linked(ResourceId network, string? state = "Completed") => OfLink(network, network.Text, state, View);

    private ImmutableArray<Evidence> LinkedFrom(string? view, ResourceId network, string? state = "Completed") => OfLink(network, network.Text, state, view);

    private ImmutableArray<Evidence> OfLink(ResourceId network, string? named, string? state, string? view) =>
    [
        new(AZone.LinkId(Zone, network), "properties.virtualNetwork.id", named, view),
        new(AZone.LinkId(Zone, network), "properties.virtualNetworkLinkState", state, "Completed"),
    ];

    private Judgement Judge(EstateBuilder estate, params Site[] sites)
    {
        var topology = estate.Link(ASite.Declared(sites));
        var group = topology.Groups.Single(group => group.Clusters.Count > 0);
        return new ZoneIsLinkedRule().Judge(new Seen<ZoneNode>(group.Chain.Zones.Single(zone => zone.Id == Zone), group), topology);
    }
}
