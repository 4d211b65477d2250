using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class OneZonePerViewRuleTests
{
    private static readonly ResourceId Twin = AnId.Zone(ArcZone.HybridIdentity.Name);
    private static readonly ResourceId Second = AnId.Endpoint("pe-second");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_OneZone_IsCompliant() => Assert.Equal(["Compliant"], Judge(_chain.Estate()));

    [Fact]
    public void Judge_ManyZonesInOneView_FailEach() =>
        Assert.Equal(["NonCompliant High", "NonCompliant High"], Judge(_chain.Estate().With(AZone.Named(Twin), AZone.Link(Twin, _chain.Network))));

    [Fact]
    public void Judge_TwinInAnotherView_IsNoMatter() =>
        Assert.Equal(["Compliant"], Judge(_chain.Estate().With(AZone.Named(Twin), AZone.Link(Twin, AnId.Network("far")), ANetwork.Named(AnId.Network("far")))));

    [Fact]
    public void Judge_TwinsLinkNotCompleted_DoesNotAnswer() =>
        Assert.Equal(["Compliant", "Compliant"], Judge(_chain.Estate().With(AZone.Named(Twin), AZone.Link(Twin, _chain.Network, "InProgress"))));

    [Theory]
    [InlineData(true, true, "Compliant")]
    [InlineData(false, true, "NonCompliant High")]
    [InlineData(true, false, "NonCompliant High")]
    public void Judge_SecondEndpointWritesIntoTheZone_IsNoHarmForOneScopeInOneNetwork(bool sameScope, bool sameNetwork, string expected)
    {
        var scope = sameScope ? _chain.Scope : AnId.Scope("second");

        Assert.Equal([expected], Judge(WithSecond(scope, sameNetwork ? _chain.Network : AnId.Network("far"), "Approved")));
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData(null)]
    public void Judge_SecondEndpointIsNotLive_IsNoMatter(string? status) => Assert.Equal(["Compliant"], Judge(WithSecond(AnId.Scope("second"), AnId.Network("far"), status)));

    [Fact]
    public void Judge_ZoneGroupsNotCovered_GoesByAddresses()
    {
        var estate = WithSecond(AnId.Scope("second"), AnId.Network("far"), "Approved")
            .Without(_chain.Endpoint.Child("privateDnsZoneGroups", "default"), Second.Child("privateDnsZoneGroups", "default"))
            .With(AZone.Record(_chain.Zone(ArcZone.HybridIdentity), "other", "10.30.4.4"))
            .Uncover(ResourceType.ZoneGroup);

        Assert.Equal(["NonCompliant High"], Judge(estate));
    }

    [Theory]
    [InlineData("Microsoft.Network/privateDnsZones")]
    [InlineData("Microsoft.Network/privateDnsZones/virtualNetworkLinks")]
    public void Judge_NothingFoundAndNotAllRead_IsUnknown(string type) => Assert.Equal(["Unknown NotCovered"], Judge(_chain.Estate().Uncover(ResourceType.Find(type)!)));

    [Fact]
    public void Judge_NetworkUnread_IsUnknownUntilTheForwarderIsDeclared()
    {
        var estate = _chain.Estate().Without(_chain.Network, _chain.Hub).Uncover(ResourceType.VirtualNetwork);

        Assert.Equal(["Unknown NotCovered"], Judge(estate));
        Assert.Equal(["Compliant"], Said.OfViewedZones(new OneZonePerViewRule(), estate, _chain.Cluster, ArcZone.HybridIdentity, ASite.Declared(ASite.ForwardingTo(_chain.Hub))));
    }

    private EstateBuilder WithSecond(ResourceId scope, ResourceId network, string? status) => _chain.Estate().With(
        AScope.Named(scope, scope == _chain.Scope ? [AScope.Connection(_chain.Endpoint), AScope.Connection(Second, status)] : [AScope.Connection(Second, status)]),
        ANetwork.Named(AnId.Network("far")),
        AnEndpoint.Named(Second, network, AnEndpoint.Connection(scope, status)) with { NetworkInterfaceIds = ValueList<string>.Of([AnId.Interface("second").Text]) },
        AnEndpoint.Interface(AnId.Interface("second"), "10.30.4.4"),
        AnEndpoint.ZoneGroup(Second, _chain.Zone(ArcZone.HybridIdentity)));

    private IReadOnlyList<string> Judge(EstateBuilder estate) => Said.OfViewedZones(new OneZonePerViewRule(), estate, _chain.Cluster, ArcZone.HybridIdentity);
}
