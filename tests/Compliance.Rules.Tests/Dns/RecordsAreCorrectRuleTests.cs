using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class RecordsAreCorrectRuleTests
{
    private const string Address = "10.20.4.5";

    private static readonly ResourceId Second = AnId.Endpoint("pe-second");

    private readonly HealthyChain _chain = new();

    private ResourceId Zone => _chain.Zone(ArcZone.HybridIdentity);

    [Fact]
    public void Judge_EveryNameHoldsTheAddress_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Fact]
    public void Judge_NameMissing_Fails() => Assert.Equal("NonCompliant Critical", Judge(_chain.Estate().Without(Zone.Child("A", "weu"))));

    [Fact]
    public void Judge_NameMissingWhereRecordsWereNotRead_IsUnknown() =>
        Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(Zone.Child("A", "weu")).Uncover(ResourceType.RecordSet)));

    [Theory]
    [InlineData("10.20.4.6")]
    [InlineData("20.1.2.3")]
    [InlineData(Address, "10.20.4.6")]
    [InlineData]
    [InlineData("no address")]
    public void Judge_OtherAddresses_Fail(params string[] addresses) => Assert.Equal("NonCompliant Critical", Judge(_chain.Estate().With(AZone.Record(Zone, "gbl", addresses))));

    [Fact]
    public void Judge_WrongAddressWhereRecordsWereNotAllRead_Fails() =>
        Assert.Equal("NonCompliant Critical", Judge(_chain.Estate().With(AZone.Record(Zone, "gbl", "10.20.4.6")).Uncover(ResourceType.RecordSet)));

    [Fact]
    public void Judge_RecordOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().With(AZone.Record(Zone, "gbl") with { Addresses = ValueList<string>.OfMalformed([]) })));

    [Theory]
    [InlineData(Address, "Compliant")]
    [InlineData("10.20.4.77", "NonCompliant Critical")]
    public void Judge_NameNobodyAsksFor_IsJudgedByItsAddressOnly(string address, string expected) =>
        Assert.Equal(expected, Judge(_chain.Estate().With(AZone.Record(Zone, "europe-ats", address))));

    [Fact]
    public void Judge_NameInOtherCasing_IsTheSameName() =>
        Assert.Equal("Compliant", Judge(_chain.Estate().Without(Zone.Child("A", "gbl")).With(AZone.Record(Zone, "GBL", Address))));

    [Fact]
    public void Judge_FqdnsWithTheirOwnAddresses_AreComparedOneByOne()
    {
        var item = AnEndpoint.Interface(_chain.Interface, Address, "gbl.his.arc.azure.com");
        var two = item with
        {
            IpConfigurations = ValueList<IpConfiguration>.Of(
                [.. item.IpConfigurations.Items, new() { PrivateIpAddress = Value.Of("10.20.4.6"), Fqdns = ValueList<string>.Of(["weu.his.arc.azure.com"]) }]),
        };

        Assert.Equal("NonCompliant Critical", Judge(_chain.Estate().With(two)));
        Assert.Equal("Compliant", Judge(_chain.Estate().With(two, AZone.Record(Zone, "weu", "10.20.4.6"))));
    }

    // Each source alone tells what is expected: interface, zone group, custom DNS configs.
    [Theory]
    [InlineData("interface")]
    [InlineData("zoneGroup")]
    [InlineData("customDnsConfigs")]
    public void Judge_OneSource_IsEnough(string source)
    {
        var config = new DnsConfig { Fqdn = Value.Of($"gbl.{(source == "zoneGroup" ? "privatelink." : "")}his.arc.azure.com."), Addresses = ValueList<string>.Of([Address]) };
        var estate = _chain.Estate().Change<NetworkInterface>(_chain.Interface, item => source == "interface" ? item : AnEndpoint.Interface(item.Id, Address));
        estate = source switch
        {
            "zoneGroup" => estate.Change<ZoneGroup>(_chain.Endpoint.Child("privateDnsZoneGroups", "default"), group => group with { Configs = ValueList<ZoneConfig>.Of([.. group.Configs.Items.Select(item => item with { RecordSets = ValueList<DnsConfig>.Of([config]) })]) }),
            "customDnsConfigs" => estate.Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { CustomDnsConfigs = ValueList<DnsConfig>.Of([config]) }),
            _ => estate,
        };

        Assert.Equal("Compliant", Judge(estate));
        Assert.Equal("NonCompliant Critical", Judge(estate.With(AZone.Record(Zone, "gbl", "10.20.4.77"))));
    }

    [Fact]
    public void Judge_NoSourceNamesRecords_IsUnknown()
    {
        var silent = _chain.Estate().With(AnEndpoint.Interface(_chain.Interface, Address));

        Assert.Equal("Unknown UnknownValue", Judge(silent));
        Assert.Equal("Unknown NotCovered", Judge(silent.Uncover(ResourceType.NetworkInterface)));
    }

    [Fact]
    public void Judge_ManyEndpointsOfOneScopeInOneNetwork_AcceptsTheirAddresses()
    {
        var estate = _chain.Estate().With(
            AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint), AScope.Connection(Second)),
            AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_chain.Scope)) with { NetworkInterfaceIds = ValueList<string>.Of([AnId.Interface("second").Text]) },
            AnEndpoint.Interface(AnId.Interface("second"), "10.20.4.9", "gbl.his.arc.azure.com", "weu.his.arc.azure.com"),
            AZone.Record(Zone, "gbl", "10.20.4.9"));

        Assert.Equal("Compliant", Judge(estate));
    }

    [Fact]
    public void Judge_ZoneNotRead_IsNotApplicable() => Assert.Equal("NotApplicable", Judge(_chain.Estate().Without(Zone)));

    private string Judge(EstateBuilder estate) => Said.OfSeenZone(new RecordsAreCorrectRule(), estate, _chain.Cluster, ArcZone.HybridIdentity);
}
