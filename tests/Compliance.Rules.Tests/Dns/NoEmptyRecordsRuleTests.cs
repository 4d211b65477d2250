using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class NoEmptyRecordsRuleTests
{
    private static readonly ResourceId Zone = AnId.Zone(ArcZone.HybridIdentity.Name);
    private static readonly ResourceId Network = AnId.Network();

    [Fact]
    public void Judge_ZoneWithRecords_IsCompliant() => Assert.Equal("Compliant", Judge(AZone.Link(Zone, Network), AZone.Record(Zone, "gbl", "10.1.1.1")));

    [Fact]
    public void Judge_EmptyZone_IsCriticalWhenLinked()
    {
        Assert.Equal("NonCompliant Critical", Judge(AZone.Link(Zone, Network)));
        Assert.Equal("NonCompliant Low", Judge());
    }

    [Fact]
    public void Judge_EmptyRecord_IsCriticalWhenLinked()
    {
        Assert.Equal("NonCompliant Critical", Judge(AZone.Link(Zone, Network), AZone.Record(Zone, "gbl")));
        Assert.Equal("NonCompliant Low", Judge(AZone.Record(Zone, "gbl")));
    }

    [Fact]
    public void Judge_ManyRecordsOneEmpty_IsNotCompliant() =>
        Assert.Equal("NonCompliant Critical", Judge(AZone.Link(Zone, Network), AZone.Record(Zone, "gbl", "10.1.1.1"), AZone.Record(Zone, "weu")));

    [Fact]
    public void Judge_AddressesOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(AZone.Link(Zone, Network), AZone.Record(Zone, "gbl") with { Addresses = ValueList<string>.OfMalformed([]) }));

    [Fact]
    public void Judge_RecordsOrLinksNotCovered_IsUnknown()
    {
        Assert.Equal("Unknown NotCovered", Judge(AnEstate.With(AZone.Named(Zone), AZone.Link(Zone, Network)).Uncover(ResourceType.RecordSet)));
        Assert.Equal("Unknown NotCovered", Judge(AnEstate.With(AZone.Named(Zone)).Uncover(ResourceType.VirtualNetworkLink)));
    }

    [Fact]
    public void Judge_ZoneNotRead_IsNotApplicable() => Assert.Equal("NotApplicable", Judge(AnEstate.With(AZone.Link(Zone, Network))));

    private static string Judge(params Resource[] rows) => Judge(AnEstate.With([AZone.Named(Zone), .. rows]));

    private static string Judge(EstateBuilder estate)
    {
        var topology = estate.Link();
        var rule = new NoEmptyRecordsRule();
        return Said.Of(rule, rule.Judge(topology.Zones.Single(), topology));
    }
}
