using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class OneZonePerViewRuleTests
{
    private static readonly ResourceId Far = AnId.Network("far");
    private static readonly ResourceId Second = AnId.Zone(ArcZone.HybridIdentity.Name);

    private readonly HealthyChain _chain = new();
    private readonly HealthyChain _other = new("neu", address: "10.30.4.5");

    private ResourceId Zone => _chain.Zone(ArcZone.HybridIdentity);

    [Fact]
    public void Judge_OneZone_IsCompliant() => Assert.Equal(["Compliant"], Said(_chain.Estate()));

    [Fact]
    public void Judge_TwoZonesLinkedToOneNetwork_BothFail() => Assert.Equal(["NonCompliant High", "NonCompliant High"], Said(WithSecond(_chain.Hub)));

    [Fact]
    public void Judge_TwoZonesLinkedToPeers_BothFail() => Assert.Equal(["NonCompliant High", "NonCompliant High"], Said(WithSecond(_chain.Network)));

    [Fact]
    public void Judge_SecondZoneLinkedOutsideTheView_IsCompliant() => Assert.Equal(["Compliant"], Said(WithSecond(Far).With(ANetwork.Named(Far))));

    [Theory]
    [InlineData("InProgress")]
    [InlineData(null)]
    public void Judge_SecondLinkNotCompleted_DoesNotCount(string? state) =>
        Assert.Equal(["Compliant", "Compliant"], Said(WithSecond(_chain.Hub).With(AZone.Link(Second, _chain.Hub, state))));

    [Fact]
    public void Judge_SecondLinkOfWrongType_DoesNotCount() =>
        Assert.Equal(["Compliant"], Said(WithSecond(_chain.Hub).With(AZone.Link(Second, _chain.Hub) with { VirtualNetworkId = Value.OfMalformed("[]") })));

    // Design 4.3: the view is the networks in question of DNS-003, that is the declared forwarder's alone.
    [Fact]
    public void Judge_TwoZonesOutsideTheDeclaredForwardersView_AreCompliant() =>
        Assert.Equal(["Compliant"], Said(WithSecond(_chain.Hub).With(ANetwork.Named(Far)), ASite.Declared(ASite.ForwardingTo(Far))));

    [Fact]
    public void Judge_TwoZonesInTheDeclaredForwardersView_BothFail() =>
        Assert.Equal(["NonCompliant High", "NonCompliant High"], Said(WithSecond(_chain.Hub), ASite.Declared(ASite.ForwardingTo(_chain.Hub))));

    [Fact]
    public void Judge_TwoScopesWriteIntoTheZone_Fails() => Assert.Equal(["NonCompliant High"], Said(WithOtherScopeWriting()));

    [Fact]
    public void Judge_OtherScopesEndpointIsOnlyPending_IsCompliant()
    {
        var estate = WithOtherScopeWriting().Change<PrivateLinkScope>(_other.Scope, scope => AScope.Named(scope.Id, AScope.Connection(_other.Endpoint, "Pending")));

        Assert.Equal(["Compliant"], Said(estate));
    }

    [Theory]
    [InlineData(true, "Compliant")]
    [InlineData(false, "NonCompliant High")]
    public void Judge_TwinWritesToo_FailsFromAnotherNetworkOnly(bool isSameNetwork, string expected)
    {
        var estate = Twin.Of(_chain, isSameNetwork ? _chain.Network : Far)
            .With(ANetwork.Named(Far), AnEndpoint.ZoneGroup(Twin.Id, [.. ArcZone.All.Select(_chain.Zone)]));

        Assert.Equal([expected], Said(estate));
    }

    [Theory]
    [InlineData("10.20.4.5 10.30.4.5", "NonCompliant High")]
    [InlineData("10.20.4.5", "Compliant")]
    public void Judge_ZoneGroupsUncovered_TellsWritersByTheirAddresses(string addresses, string expected)
    {
        var estate = _chain.Estate().With(_other.Rows()).With(AZone.Record(Zone, "gbl", addresses.Split(' ')))
            .Without(_chain.Endpoint.Child("privateDnsZoneGroups", "default"), _other.Endpoint.Child("privateDnsZoneGroups", "default"))
            .Uncover(ResourceType.ZoneGroup);

        Assert.Equal([expected], Said(estate));
    }

    [Fact]
    public void Judge_LinksUncovered_IsUnknown() => Assert.Equal(["Unknown NotCovered"], Said(_chain.Estate().Uncover(ResourceType.VirtualNetworkLink)));

    [Fact]
    public void Judge_PeerInAnUnreadSubscription_IsUnknown()
    {
        var foreign = AnId.Network("far", AnId.OtherSubscription);
        var estate = _chain.Estate().With(ANetwork.Named(_chain.Network, _chain.Hub, foreign)).Uncover(AnId.OtherSubscription, SubscriptionState.Throttled);

        Assert.Equal(["Unknown ReadFailed"], Said(estate));
    }

    [Fact]
    public void Judge_PeeringsOfWrongType_AreUnknown() => Assert.Equal(["Unknown UnknownValue"], Said(WithOddPeerings(_chain.Network)));

    // The hub's own word is half of the peering.
    [Fact]
    public void Judge_PeeringsOfThePeerOfWrongType_AreUnknown() => Assert.Equal(["Unknown UnknownValue"], Said(WithOddPeerings(_chain.Hub)));

    [Fact]
    public void Judge_PeeringsOfWrongTypeBesideDuplicates_Fail() => Assert.Equal(
        ["NonCompliant High", "NonCompliant High"],
        Said(WithOddPeerings(_chain.Network).With(AZone.Link(Zone, _chain.Network), AZone.Named(Second), AZone.Link(Second, _chain.Network))));

    [Fact]
    public void Judge_PeeringsOfWrongTypeOfADeclaredForwarder_DoNotMatter() =>
        Assert.Equal(["Compliant"], Said(WithOddPeerings(_chain.Network), ASite.Declared(ASite.ForwardingTo(_chain.Hub))));

    [Fact]
    public void Judge_DuplicatesThoughLinksUncovered_Fail() =>
        Assert.Equal(["NonCompliant High", "NonCompliant High"], Said(WithSecond(_chain.Hub).Uncover(ResourceType.VirtualNetworkLink)));

    [Fact]
    public void Assess_Duplicates_AreAFindingEach()
    {
        var found = Found.Of("ARC-DNS-007", WithSecond(_chain.Hub));

        Assert.Equal(["High privatelink.his.arc.azure.com: weu-1", "High privatelink.his.arc.azure.com: weu-1"], found);
    }

    [Fact]
    public void Assess_TwoScopesWriteIntoTheZones_AffectsTheClustersOfBoth() =>
        Assert.All(Found.Of("ARC-DNS-007", WithOtherScopeWriting()), found => Assert.EndsWith(": neu-1 weu-1", found, StringComparison.Ordinal));

    private EstateBuilder WithOddPeerings(ResourceId network) =>
        _chain.Estate().Change<VirtualNetwork>(network, row => row with { Peerings = ValueList<Peering>.OfMalformed([]) });

    private EstateBuilder WithSecond(ResourceId network) => _chain.Estate().With(AZone.Named(Second), AZone.Link(Second, network));

    private EstateBuilder WithOtherScopeWriting() =>
        _chain.Estate().With(_other.Rows()).With(AnEndpoint.ZoneGroup(_other.Endpoint, [.. ArcZone.All.Select(_chain.Zone)]));

    private IReadOnlyList<string> Said(EstateBuilder estate, DeclarationSet? declared = null) =>
        Tests.Said.OfViewedZones(new OneZonePerViewRule(), estate, _chain.Cluster, ArcZone.HybridIdentity, declared);
}
