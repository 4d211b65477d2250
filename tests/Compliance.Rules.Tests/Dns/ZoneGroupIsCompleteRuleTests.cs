using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ZoneGroupIsCompleteRuleTests
{
    private const string Property = "properties.privateDnsZoneConfigs[].properties.privateDnsZoneId";
    private const string Dp = "privatelink.dp.kubernetesconfiguration.azure.com";

    private readonly HealthyChain _chain = new();

    private ResourceId Group => _chain.Endpoint.Child("privateDnsZoneGroups", "default");

    private Evidence NoDp => new(_chain.Endpoint, $"privateDnsZoneGroups: {Dp}", null, Dp);

    [Fact]
    public void Judge_AllThreeNamed_IsCompliant() =>
        JudgementAssert.Equal(Judgement.Compliant([.. ArcZone.All.Select(kind => Named(_chain.Zone(kind)))]), Judge(_chain.Estate()));

    [Fact]
    public void Judge_ThirdZoneLeftOut_Fails()
    {
        var judgement = Judge(WithZones(_chain.Zone(ArcZone.HybridIdentity), _chain.Zone(ArcZone.GuestConfiguration)));

        JudgementAssert.Equal(
            Judgement.NonCompliant(
                $"No zone group of the endpoint names {Dp}.",
                [Named(_chain.Zone(ArcZone.HybridIdentity)), Named(_chain.Zone(ArcZone.GuestConfiguration)), NoDp]),
            judgement);
    }

    [Fact]
    public void Judge_NameWithoutDp_IsTheWrongZone()
    {
        var wrong = AnId.Zone("privatelink.kubernetesconfiguration.azure.com");

        Assert.Equal("NonCompliant High", Said(WithZones(_chain.Zone(ArcZone.HybridIdentity), _chain.Zone(ArcZone.GuestConfiguration), wrong)));
    }

    [Fact]
    public void Judge_NameInOtherCase_IsTheSameZone() =>
        Assert.Equal("Compliant", Said(WithZones([.. ArcZone.All.Select(kind => AnId.Zone(kind.Name.ToUpperInvariant()))])));

    [Fact]
    public void Judge_NoGroup_Fails() => Assert.Equal("NonCompliant High", Said(_chain.Estate().Without(Group)));

    [Fact]
    public void Judge_NoGroupAndNoneRead_IsUnknown()
    {
        var judgement = Judge(_chain.Estate().Without(Group).Uncover(ResourceType.ZoneGroup));

        JudgementAssert.Equal(
            Judgement.NotRead(
                Presence.NotCovered,
                ResourceType.ZoneGroup,
                AnId.Subscription,
                "The endpoint's zone groups were not read: Resource Graph does not have them.",
                [.. ArcZone.All.Select(kind => new Evidence(_chain.Endpoint, $"privateDnsZoneGroups: {kind.Name}", null, kind.Name))]),
            judgement);
    }

    [Fact]
    public void Judge_ConfigsAbsent_Fails() => Assert.Equal("NonCompliant High", Said(WithConfigs(default)));

    [Fact]
    public void Judge_ConfigsOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Said(WithConfigs(ValueList<ZoneConfig>.OfMalformed([]))));

    [Fact]
    public void Judge_ZoneIdOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Said(WithConfigs(ValueList<ZoneConfig>.Of([new() { PrivateDnsZoneId = Value.OfMalformed("{}") }]))));

    [Fact]
    public void Judge_ManyGroups_TogetherNameAll()
    {
        var estate = WithZones(_chain.Zone(ArcZone.HybridIdentity)).With(
            AnEndpoint.ZoneGroup(_chain.Endpoint, _chain.Zone(ArcZone.GuestConfiguration), _chain.Zone(ArcZone.KubernetesConfiguration)) with
            {
                Id = _chain.Endpoint.Child("privateDnsZoneGroups", "second"),
            });

        Assert.Equal("Compliant", Said(estate));
    }

    // Design 4.3: the group of any approved endpoint of the scope in the same network will do.
    [Fact]
    public void Judge_GroupOfTwinInTheSameNetwork_Counts() => Assert.Equal("Compliant", Said(Twin.Of(_chain, _chain.Network)));

    [Fact]
    public void Judge_GroupOfTwinInAnotherNetwork_DoesNotCount() => Assert.Equal("NonCompliant High", Said(Twin.Of(_chain, _chain.Hub)));

    [Theory]
    [InlineData("usgovvirginia")]
    [InlineData("chinaeast2")]
    [InlineData("usseceast")]
    public void Judge_SovereignRegion_IsUnknown(string location) => Assert.Equal(
        "Unknown UnknownValue",
        Said(_chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Location = Value.Of(location) })));

    private Evidence Named(ResourceId zone) => new(Group, Property, zone.Text, null);

    private EstateBuilder WithZones(params ResourceId[] zones) => _chain.Estate().With(AnEndpoint.ZoneGroup(_chain.Endpoint, zones));

    private EstateBuilder WithConfigs(ValueList<ZoneConfig> configs) => _chain.Estate().Change<ZoneGroup>(Group, group => group with { Configs = configs });

    private static Judgement Judge(EstateBuilder estate) => Judged.Endpoint(new ZoneGroupIsCompleteRule(), estate);

    private static string Said(EstateBuilder estate) => Tests.Said.Of(new ZoneGroupIsCompleteRule(), Judge(estate));
}
