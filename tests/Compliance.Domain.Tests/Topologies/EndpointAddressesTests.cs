using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Topologies;

public sealed class EndpointAddressesTests
{
    [Fact]
    public void Of_EverySource_IsTheirUnionInOneSpelling()
    {
        var endpoint = AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(AnId.Scope())) with
        {
            NetworkInterfaceIds = ValueList<string>.Of([AnId.Interface().Text, AnId.Interface("gone").Text, "no id"]),
            CustomDnsConfigs = ValueList<DnsConfig>.Of([new() { Addresses = ValueList<string>.Of(["10.0.0.2", "10.0.0.1", "no address"]) }]),
        };
        var group = AnEndpoint.ZoneGroup(endpoint.Id) with
        {
            Configs = ValueList<ZoneConfig>.Of([new() { RecordSets = ValueList<DnsConfig>.Of([new() { Addresses = ValueList<string>.Of(["FD00:0::3"]) }]) }]),
        };

        var topology = AnEstate.With(endpoint, AnEndpoint.Interface(AnId.Interface(), "10.0.0.1"), group).Link();

        Assert.Equal(["10.0.0.1", "10.0.0.2", "fd00::3"], topology.Endpoints.Single().Addresses.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("gbl.his.arc.azure.com")]
    public void Normal_NoAddress_IsNull(string? text) => Assert.Null(EndpointAddresses.Normal(text));
}
