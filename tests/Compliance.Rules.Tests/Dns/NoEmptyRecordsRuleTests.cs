using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class NoEmptyRecordsRuleTests
{
    private readonly HealthyChain _chain = new();

    private ResourceId Zone => _chain.Zone(ArcZone.HybridIdentity);

    private ResourceId Gbl => Zone.Child("A", "gbl");

    private ResourceId Weu => Zone.Child("A", "weu");

    private ResourceId Link => _chain.Link(ArcZone.HybridIdentity);

    private Evidence Linked => new(Link, "properties.virtualNetwork.id", _chain.Hub.Text, null);

    [Fact]
    public void Judge_EveryRecordHasAnAddress_IsCompliant() => JudgementAssert.Equal(Judgement.Compliant(new Evidence(Zone, "A", "2", null)), Judge(_chain.Estate()));

    [Fact]
    public void Judge_EmptyZoneThatIsLinked_FailsAsCritical()
    {
        var estate = _chain.Estate().Without(Gbl, Weu);

        JudgementAssert.Equal(
            Judgement.NonCompliant("The zone holds no record, and is linked: its names are resolved to nothing.", new Evidence(Zone, "A", "0", "records with addresses"), Linked),
            Judge(estate));
        Assert.Equal("NonCompliant Critical", Said(estate));
    }

    [Fact]
    public void Judge_RecordWithoutAddressInALinkedZone_FailsAsCritical()
    {
        var estate = WithEmpty();

        JudgementAssert.Equal(
            Judgement.NonCompliant("The zone holds records without an address, and is linked: its names are resolved to nothing.", Empty(Gbl), Linked),
            Judge(estate));
        Assert.Equal("NonCompliant Critical", Said(estate));
    }

    [Fact]
    public void Judge_AddressesAbsent_IsAnEmptyRecord() =>
        Assert.Equal("NonCompliant Critical", Said(_chain.Estate().Change<RecordSet>(Gbl, record => record with { Addresses = default })));

    [Fact]
    public void Judge_EmptyZoneWithoutLink_IsAWarning() => JudgementAssert.Equal(
        Judgement.NonCompliant("The zone holds no record. It is not linked yet.", new Evidence(Zone, "A", "0", "records with addresses")) with { Severity = Severity.Low },
        Judge(_chain.Estate().Without(Gbl, Weu, Link)));

    [Fact]
    public void Judge_EmptyRecordWithoutLink_IsAWarning() => Assert.Equal("NonCompliant Low", Said(WithEmpty().Without(Link)));

    [Fact]
    public void Judge_EmptyAndLinksUncovered_IsUnknown() => JudgementAssert.Equal(
        Judgement.NotRead(Presence.NotCovered, ResourceType.VirtualNetworkLink, AnId.Subscription, "The zone's network links were not read.", Empty(Gbl)),
        Judge(WithEmpty().Without(Link).Uncover(ResourceType.VirtualNetworkLink)));

    [Fact]
    public void Judge_NoRecordAndRecordsUncovered_IsUnknown() => JudgementAssert.Equal(
        Judgement.NotRead(Presence.NotCovered, ResourceType.RecordSet, AnId.Subscription, "The zone's records were not read."),
        Judge(_chain.Estate().Without(Gbl, Weu).Uncover(ResourceType.RecordSet)));

    // Rows do not make a type covered: an empty record may be among those that were not read.
    [Fact]
    public void Judge_RecordsUncoveredThoughSomeAreThere_IsUnknown() => Assert.Equal("Unknown NotCovered", Said(_chain.Estate().Uncover(ResourceType.RecordSet)));

    [Fact]
    public void Judge_RecordsUncoveredButOneIsEmpty_Fails() => Assert.Equal("NonCompliant Critical", Said(WithEmpty().Uncover(ResourceType.RecordSet)));

    [Fact]
    public void Judge_AddressesOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Said(_chain.Estate().Change<RecordSet>(Gbl, record => record with { Addresses = ValueList<string>.OfMalformed([]) })));

    [Fact]
    public void Judge_ManyEmptyRecords_ShowsEach()
    {
        ResourceId[] empty = [.. Enumerable.Range(1, 20).Select(i => Zone.Child("A", $"e{i:00}"))];

        var judgement = Judge(_chain.Estate().With(empty.Select(id => AZone.Record(Zone, id.Name))));

        Assert.Equal([.. empty.Select(Empty), Linked], judgement.Evidence.AsEnumerable());
    }

    [Fact]
    public void Judge_ZoneThatDoesNotExist_IsNotApplicable() => Assert.Equal("NotApplicable", Said(_chain.Estate().Without(Zone)));

    // Resources no cluster depends on are judged too.
    [Fact]
    public void Assess_EmptyLinkedZoneOfNobody_IsFoundAndAffectsNobody()
    {
        var stray = AnId.Zone(ArcZone.HybridIdentity.Name);
        var far = AnId.Network("far");

        var found = Found.Of("ARC-DNS-005", _chain.Estate().With(AZone.Named(stray), ANetwork.Named(far), AZone.Link(stray, far)));

        Assert.Equal(["Critical privatelink.his.arc.azure.com:"], found);
    }

    private static Evidence Empty(ResourceId record) => new(record, "properties.aRecords", null, "an address");

    private EstateBuilder WithEmpty() => _chain.Estate().With(AZone.Record(Zone, "gbl"));

    private Judgement Judge(EstateBuilder estate)
    {
        var topology = estate.Link();
        return new NoEmptyRecordsRule().Judge(topology.Zones.Single(zone => zone.Id == Zone), topology);
    }

    private string Said(EstateBuilder estate) => Tests.Said.Of(new NoEmptyRecordsRule(), Judge(estate));
}
