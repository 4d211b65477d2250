using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class MinimumNamesRuleTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Theory]
    [InlineData("gbl weu", "Compliant")]
    [InlineData("GBL any-code", "Compliant")]
    [InlineData("gbl", "NonCompliant High")]
    [InlineData("weu", "NonCompliant High")]
    [InlineData("", "NonCompliant High")]
    public void Judge_HybridIdentity_NeedsTheGlobalNameAndOneMore(string records, string expected) => Assert.Equal(expected, Said(ArcZone.HybridIdentity, records));

    [Theory]
    [InlineData("agentserviceapi westeurope-gas", "Compliant")]
    [InlineData("AgentServiceApi EA-GAS", "Compliant")]
    [InlineData("agentserviceapi", "NonCompliant High")]
    [InlineData("agentserviceapi gas", "NonCompliant High")]
    [InlineData("westeurope-gas", "NonCompliant High")]
    public void Judge_GuestConfiguration_NeedsTheServiceAndARegion(string records, string expected) => Assert.Equal(expected, Said(ArcZone.GuestConfiguration, records));

    [Theory]
    [InlineData("westeurope", "Compliant")]
    [InlineData("northeurope WestEurope", "Compliant")]
    [InlineData("northeurope", "NonCompliant High")]
    [InlineData("weu", "NonCompliant High")]
    public void Judge_KubernetesConfiguration_NeedsTheClustersRegion(string records, string expected) => Assert.Equal(expected, Said(ArcZone.KubernetesConfiguration, records));

    [Fact]
    public void Judge_NameMissing_SaysWhich()
    {
        var zone = _chain.Zone(ArcZone.HybridIdentity);

        JudgementAssert.Equal(
            Judgement.NonCompliant("The zone has no record for one more.", new Evidence(zone, "A: gbl", "present", "present"), new Evidence(zone, "A: one more", null, "present")),
            Judge(WithRecords(ArcZone.HybridIdentity, "gbl"), ArcZone.HybridIdentity));
    }

    [Fact]
    public void Judge_NameMissingButRecordsUncovered_IsUnknown()
    {
        var zone = _chain.Zone(ArcZone.KubernetesConfiguration);

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.RecordSet, AnId.Subscription, "The zone's records were not all read.", new Evidence(zone, "A: westeurope", null, "present")),
            Judge(WithRecords(ArcZone.KubernetesConfiguration, "").Uncover(ResourceType.RecordSet), ArcZone.KubernetesConfiguration));
    }

    [Fact]
    public void Judge_ClustersWithoutLocation_IsUnknown() => Assert.Equal("Unknown UnknownValue", Said(In(default), ArcZone.KubernetesConfiguration));

    [Fact]
    public void Judge_LocationOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Said(In(Value.OfMalformed("{}")), ArcZone.KubernetesConfiguration));

    // Domain 2.4: for other clouds no private names are documented.
    [Theory]
    [InlineData("usgovvirginia")]
    [InlineData("chinaeast2")]
    [InlineData("usseceast")]
    public void Judge_SovereignRegion_IsUnknown(string location) => Assert.Equal("Unknown UnknownValue", Said(In(Value.Of(location)), ArcZone.KubernetesConfiguration));

    [Fact]
    public void Judge_ScopeWithoutClusters_AsksForNoRegion()
    {
        var topology = new HealthyChain(clusters: 0).Estate().Link();
        var group = topology.Groups.Single();

        var judgement = new MinimumNamesRule().Judge(new Seen<ZoneNode>(group.Chain.Zones.Single(zone => zone.Kind == ArcZone.KubernetesConfiguration), group), topology);

        JudgementAssert.Equal(Judgement.NotApplicable("No cluster asks for a name of the zone."), judgement);
    }

    [Fact]
    public void Judge_ZoneThatDoesNotExist_IsNotApplicable() =>
        Assert.Equal("NotApplicable", Said(_chain.Estate().Without(_chain.Zone(ArcZone.HybridIdentity)), ArcZone.HybridIdentity));

    // Design 4.3: the zone is shared, the region is the cluster's: only the clusters it fails for are affected.
    [Fact]
    public void Assess_ClustersOfTwoRegions_AffectsThoseOfTheMissingOne()
    {
        var estate = _chain.Estate().Change<ConnectedCluster>(_chain.Clusters[1], cluster => cluster with { Location = Value.Of("northeurope") });

        Assert.Equal(["High privatelink.dp.kubernetesconfiguration.azure.com: weu-2"], Found.Of("ARC-DNS-006", estate));
    }

    private EstateBuilder In(Value location) => _chain.Estate().With(_chain.Clusters.Select(id => ACluster.In(_chain.Scope) with { Id = id, Location = location }));

    private EstateBuilder WithRecords(ArcZone kind, string records)
    {
        var zone = _chain.Zone(kind);
        return _chain.Estate().Without([.. HealthyChain.RecordNames(kind).Select(name => zone.Child("A", name))])
            .With(records.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => AZone.Record(zone, name, "10.20.4.5")));
    }

    private string Said(ArcZone kind, string records) => Said(WithRecords(kind, records), kind);

    private static string Said(EstateBuilder estate, ArcZone kind) => Tests.Said.Of(new MinimumNamesRule(), Judge(estate, kind));

    private static Judgement Judge(EstateBuilder estate, ArcZone kind) => Judged.Zone(new MinimumNamesRule(), estate, kind);
}
