using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class RecordsAreCorrectRuleTests
{
    private const string Address = "10.20.4.5";
    private const string Property = "properties.aRecords";

    private readonly HealthyChain _chain = new();

    private ResourceId Zone => _chain.Zone(ArcZone.HybridIdentity);

    [Fact]
    public void Judge_EveryNameLeadsToTheEndpoint_IsCompliant() =>
        JudgementAssert.Equal(Judgement.Compliant(Record("gbl", Address), Record("weu", Address)), Judge(_chain.Estate()));

    [Fact]
    public void Judge_NameMissing_Fails()
    {
        var judgement = Judge(_chain.Estate().Without(Zone.Child("A", "weu")));

        JudgementAssert.Equal(Judgement.NonCompliant("The zone has no record for weu.", Record("gbl", Address), Record("weu", null)), judgement);
    }

    [Theory]
    [InlineData("10.20.4.77")]
    [InlineData("20.1.2.3")]
    [InlineData("10.20.4.5, 10.20.4.77")]
    [InlineData("no address")]
    [InlineData("")]
    public void Judge_NotExactlyTheEndpointsAddresses_Fails(string addresses)
    {
        var judgement = Judge(With("gbl", addresses.Split(", ", StringSplitOptions.RemoveEmptyEntries)));

        JudgementAssert.Equal(Judgement.NonCompliant("Not led to the endpoint's address: gbl.", Record("gbl", addresses), Record("weu", Address)), judgement);
    }

    [Fact]
    public void Judge_NameInOtherCase_IsTheSame() => Assert.Equal("Compliant", Said(_chain.Estate().Without(Zone.Child("A", "gbl")).With(AZone.Record(Zone, "GBL", Address))));

    [Fact]
    public void Judge_AddressesOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Said(_chain.Estate().Change<RecordSet>(Zone.Child("A", "gbl"), record => record with { Addresses = ValueList<string>.OfMalformed([]) })));

    [Fact]
    public void Judge_NameMissingButRecordsUncovered_IsUnknown()
    {
        var judgement = Judge(_chain.Estate().Without(Zone.Child("A", "weu")).Uncover(ResourceType.RecordSet));

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.RecordSet, AnId.Subscription, "The zone's records were not all read.", Record("gbl", Address), Record("weu", null)),
            judgement);
    }

    [Fact]
    public void Judge_RecordThatWasReadIsWrong_FailsThoughOthersWereNot() => Assert.Equal("NonCompliant Critical", Said(With("gbl", "20.1.2.3").Uncover(ResourceType.RecordSet)));

    [Theory]
    [InlineData(Address, "Compliant")]
    [InlineData("10.20.4.77", "NonCompliant Critical")]
    [InlineData("20.1.2.3", "NonCompliant Critical")]
    public void Judge_NameNobodyAsksFor_FailsByItsAddressOnly(string address, string expected) => Assert.Equal(expected, Said(With("scus", address)));

    [Fact]
    public void Judge_NameNobodyAsksForLeadsToAnotherScopesEndpoint_IsCompliant() =>
        Assert.Equal("Compliant", Said(With("ne", "10.30.4.5").With(new HealthyChain("neu", address: "10.30.4.5").Rows())));

    [Fact]
    public void Judge_NameNobodyAsksForWithoutAddress_IsNotThisRulesMatter() => Assert.Equal("Compliant", Said(With("scus")));

    [Theory]
    [InlineData("10.20.4.5", "10.20.4.6", "Compliant")]
    [InlineData("10.20.4.6", "10.20.4.5", "NonCompliant Critical")]
    public void Judge_SourcesSayWhichAddress_ComparesNameByName(string gbl, string weu, string expected)
    {
        var estate = With("gbl", gbl).With(AZone.Record(Zone, "weu", weu)).Change<NetworkInterface>(
            _chain.Interface,
            card => card with { IpConfigurations = ValueList<IpConfiguration>.Of([Configuration("10.20.4.5", "gbl.his.arc.azure.com"), Configuration("10.20.4.6", "weu.his.arc.azure.com")]) });

        Assert.Equal(expected, Said(estate));
    }

    [Fact]
    public void Judge_ZoneGroupAsksForMore_CountsToo()
    {
        var group = AnEndpoint.ZoneGroup(_chain.Endpoint) with
        {
            Configs = ValueList<ZoneConfig>.Of([new() { PrivateDnsZoneId = Value.Of(Zone.Text), RecordSets = ValueList<DnsConfig>.Of([Config("europe-ats.privatelink.his.arc.azure.com")]) }]),
        };

        Assert.Equal("NonCompliant Critical", Said(_chain.Estate().With(group)));
    }

    [Fact]
    public void Judge_CustomDnsConfigsAskForMore_CountToo()
    {
        var estate = _chain.Estate().Change<PrivateEndpoint>(
            _chain.Endpoint,
            endpoint => endpoint with { CustomDnsConfigs = ValueList<DnsConfig>.Of([Config("europe-ats.his.arc.azure.com")]) });

        Assert.Equal("NonCompliant Critical", Said(estate));
    }

    [Theory]
    [InlineData(false, "Unknown UnknownValue")]
    [InlineData(true, "Unknown NotCovered")]
    public void Judge_NoSourceOfNames_IsUnknown(bool isUncovered, string expected)
    {
        var estate = _chain.Estate().Change<NetworkInterface>(
            _chain.Interface,
            card => card with { IpConfigurations = ValueList<IpConfiguration>.Of([Configuration(Address)]) });

        Assert.Equal(expected, Said(isUncovered ? estate.Uncover(ResourceType.NetworkInterface) : estate));
    }

    // Design 4.3: the addresses of any approved endpoint of the scope in the same network are right.
    [Theory]
    [InlineData(true, "Compliant")]
    [InlineData(false, "NonCompliant Critical")]
    public void Judge_AddressOfATwin_CountsInTheSameNetworkOnly(bool isSameNetwork, string expected)
    {
        var estate = Twin.Of(_chain, isSameNetwork ? _chain.Network : AnId.Network("far")).With(ANetwork.Named(AnId.Network("far")), AZone.Record(Zone, "gbl", Twin.Address));

        Assert.Equal(expected, Said(estate));
    }

    [Fact]
    public void Judge_ManyRecordsOneWrong_NamesThatOne()
    {
        string[] names = [.. Enumerable.Range(1, 20).Select(i => $"n{i:00}")];
        var estate = _chain.Estate().With(names.Select(name => AZone.Record(Zone, name, name is "n07" ? "10.20.4.77" : Address)));

        Assert.Equal("Not led to the endpoint's address: n07.", Judge(estate).Message);
    }

    [Fact]
    public void Judge_ZoneThatDoesNotExist_IsNotApplicable() => JudgementAssert.Equal(Judgement.NotApplicable("The zone was not read."), Judge(_chain.Estate().Without(Zone)));

    [Fact]
    public void Assess_WrongRecord_BreaksTheClustersOfTheChainOnly()
    {
        var estate = With("gbl", "20.1.2.3").With(new HealthyChain("neu", address: "10.30.4.5").Rows());

        Assert.Equal(["Critical privatelink.his.arc.azure.com: weu-1"], Found.Of("ARC-DNS-004", estate));
    }

    private static IpConfiguration Configuration(string address, params string[] fqdns) => new() { PrivateIpAddress = Value.Of(address), Fqdns = ValueList<string>.Of([.. fqdns]) };

    private static DnsConfig Config(string fqdn) => new() { Fqdn = Value.Of(fqdn), Addresses = ValueList<string>.Of([Address]) };

    private Evidence Record(string name, string? actual) => new(Zone.Child("A", name), Property, actual, Address);

    private EstateBuilder With(string name, params string[] addresses) => _chain.Estate().With(AZone.Record(Zone, name, addresses));

    private static Judgement Judge(EstateBuilder estate)
    {
        var topology = estate.Link();
        var group = topology.Groups.First(group => group.Clusters.Any(cluster => cluster.Id.Name == "weu-1"));
        return new RecordsAreCorrectRule().Judge(new Seen<ZoneNode>(group.Chain.Zones.First(zone => zone.Kind == ArcZone.HybridIdentity), group), topology);
    }

    private static string Said(EstateBuilder estate) => Tests.Said.Of(new RecordsAreCorrectRule(), Judge(estate));
}
