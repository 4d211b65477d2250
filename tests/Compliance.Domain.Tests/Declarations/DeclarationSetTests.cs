using Compliance.Domain.Declarations;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Declarations;

public sealed class DeclarationSetTests
{
    private static readonly DeclarationSet Two = ASite.Declared(ASite.Of("*/store-*", "stores"), ASite.Of("*/PLANT-1", "plants"));

    [Theory]
    [InlineData("store-7", "stores")]
    [InlineData("plant-1", "plants")]
    [InlineData("plant-10", "default")]
    public void SiteOf_Cluster_IsTheOneThatNamesIt(string cluster, string site) => Assert.Equal(site, Two.SiteOf(AnId.Cluster(cluster)).Name);

    [Fact]
    public void SiteOf_NothingDeclared_DeclaresNothing()
    {
        var site = DeclarationSet.None.SiteOf(AnId.Cluster());

        Assert.Same(Site.Default, site);
        Assert.Equal((DnsMode.Azure, null), (site.DnsMode, site.Forwarder));
    }
}
