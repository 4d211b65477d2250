using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Topologies;

public sealed class ZoneMapTests
{
    private static readonly ResourceId His = AnId.Zone("PrivateLink.HIS.arc.azure.com");

    [Fact]
    public void Zones_NamesOfArcInAnyCasing_AreTheChains()
    {
        var topology = AnEstate.With(
            AZone.Named(His),
            AZone.Named(AnId.Zone("privatelink.kubernetesconfiguration.azure.com")),
            AZone.Named(AnId.Zone("privatelink.blob.core.windows.net"))).Link();

        Assert.Equal((His, ArcZone.HybridIdentity), (topology.Zones.Single().Id, topology.Zones.Single().Kind));
    }

    [Fact]
    public void Zones_LinksAndRecords_HangOnTheirZone()
    {
        var network = AnId.Network();

        var topology = AnEstate.With(AZone.Record(His, "gbl", "10.0.0.1"), AZone.Link(His, network), AZone.Named(His), ANetwork.Named(network)).Link();

        var zone = topology.Zones.Single();
        Assert.Equal("gbl", zone.Records.Single().Name);
        Assert.Equal(network, zone.Links.Single().Network!.Id);
        Assert.Same(zone.Links.Single(), topology.Networks.Single().Links.Single());
    }

    [Fact]
    public void Zones_OneThatOnlyItsLinkShows_IsMissing()
    {
        var topology = AnEstate.With(AZone.Link(His, AnId.Network())).Link();

        Assert.Equal(Presence.Missing, topology.Zones.Single().Presence);
    }

    [Theory]
    [InlineData("Completed", true)]
    [InlineData("completed", true)]
    [InlineData("InProgress", false)]
    [InlineData(null, false)]
    public void Link_State_IsCompletedOnlyWhenItSaysSo(string? state, bool expected)
    {
        var topology = AnEstate.With(AZone.Named(His), AZone.Link(His, AnId.Network(), state)).Link();

        Assert.Equal(expected, topology.Zones.Single().Links.Single().IsCompleted);
    }
}
