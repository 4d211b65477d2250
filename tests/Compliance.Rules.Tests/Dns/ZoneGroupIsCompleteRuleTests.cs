using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ZoneGroupIsCompleteRuleTests
{
    private static readonly ResourceId Second = AnId.Endpoint("pe-second");

    private readonly HealthyChain _chain = new();

    private ResourceId[] AllZones => [.. ArcZone.All.Select(_chain.Zone)];

    [Fact]
    public void Judge_AllThree_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Fact]
    public void Judge_OneMissing_Fails() => Assert.Equal("NonCompliant High", Judge(Group([.. AllZones.Skip(1)])));

    [Fact]
    public void Judge_ZoneWithoutDp_IsTheWrongOne() =>
        Assert.Equal("NonCompliant High", Judge(Group([.. AllZones.Take(2), AnId.Zone("privatelink.kubernetesconfiguration.azure.com")])));

    [Fact]
    public void Judge_NamesInOtherCasing_AreCompliant() =>
        Assert.Equal("Compliant", Judge(Group([.. AllZones.Select(zone => ResourceId.Parse(zone.Text.ToUpperInvariant()))])));

    [Fact]
    public void Judge_NoGroup_FailsOrIsUnknown()
    {
        var without = _chain.Estate().Without(_chain.Endpoint.Child("privateDnsZoneGroups", "default"));

        Assert.Equal("NonCompliant High", Judge(without));
        Assert.Equal("Unknown NotCovered", Judge(without.Uncover(ResourceType.ZoneGroup)));
    }

    [Fact]
    public void Judge_ConfigsOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().Change<ZoneGroup>(_chain.Endpoint.Child("privateDnsZoneGroups", "default"), group => group with { Configs = ValueList<ZoneConfig>.OfMalformed([]) })));

    [Fact]
    public void Judge_ManyEndpointsOfOneScopeInOneNetwork_MayShareTheWork()
    {
        var estate = Group([.. AllZones.Take(2)]).With(
            AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint), AScope.Connection(Second)),
            AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_chain.Scope)),
            AnEndpoint.ZoneGroup(Second, AllZones[2]));

        Assert.Equal("Compliant", Judge(estate));
    }

    [Fact]
    public void Judge_OtherCloud_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Location = Value.Of("usgovvirginia") })));

    private EstateBuilder Group(params ResourceId[] zones) => _chain.Estate().With(AnEndpoint.ZoneGroup(_chain.Endpoint, zones));

    private string Judge(EstateBuilder estate) => Said.OfSeenEndpoint(new ZoneGroupIsCompleteRule(), estate, _chain.Cluster);
}
