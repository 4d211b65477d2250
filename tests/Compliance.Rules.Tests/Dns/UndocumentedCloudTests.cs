using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

/// <summary>Of a cloud whose zones nobody documents, nothing about zones is a pass or a failure.</summary>
public sealed class UndocumentedCloudTests
{
    private static readonly Judgement Unknown = Judgement.UnknownValue("Microsoft documents no private zones of Arc for this cloud.");

    private readonly HealthyChain _chain = new();

    public static TheoryData<string> Regions => ["usgovvirginia", "usdodcentral", "chinaeast2", "usnateast", "usseceast"];

    [Theory]
    [MemberData(nameof(Regions))]
    public void Judge_LinkedZoneWithRecords_IsUnknown(string region)
    {
        JudgementAssert.Equal(Unknown, Judged.Zone(new ZoneIsLinkedRule(), In(region), ArcZone.HybridIdentity));
        JudgementAssert.Equal(Unknown, Judged.Zone(new RecordsAreCorrectRule(), In(region), ArcZone.HybridIdentity));
    }

    [Fact]
    public void Judge_ZoneWithoutLinkOrRecords_IsUnknown()
    {
        var estate = In("usgovvirginia").Without(_chain.Link(ArcZone.HybridIdentity), _chain.Zone(ArcZone.HybridIdentity).Child("A", "gbl"));

        JudgementAssert.Equal(Unknown, Judged.Zone(new ZoneIsLinkedRule(), estate, ArcZone.HybridIdentity));
        JudgementAssert.Equal(Unknown, Judged.Zone(new RecordsAreCorrectRule(), estate, ArcZone.HybridIdentity));
    }

    // No cluster says which cloud it is: the scope does.
    [Fact]
    public void Judge_ScopeWithoutClusters_GoesByItsOwnRegion()
    {
        var topology = In("usgovvirginia").Without(_chain.Cluster).Change<PrivateLinkScope>(_chain.Scope, scope => scope with { Location = Value.Of("usgovvirginia") }).Link();
        var group = topology.Groups.Single();

        JudgementAssert.Equal(Unknown, new ZoneIsLinkedRule().Judge(new Seen<ZoneNode>(group.Chain.Zones[0], group), topology));
    }

    [Fact]
    public void Assess_ClusterOfAnotherCloud_LeavesZonesAndRecordsUnknown()
    {
        var assessment = Found.Assess(In("usgovvirginia"));
        var proof = assessment.Prove(assessment.Topology.FindCluster(_chain.Cluster)!);

        Assert.Equal((HopState.Unknown, HopState.Unknown), (proof.Hops[(int)Hop.Zones].State, proof.Hops[(int)Hop.Records].State));
    }

    private EstateBuilder In(string region) => _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Location = Value.Of(region) });
}
