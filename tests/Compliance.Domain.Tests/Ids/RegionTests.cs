using Compliance.Domain.Ids;
using Xunit;

namespace Compliance.Domain.Tests.Ids;

public sealed class RegionTests
{
    [Theory]
    [InlineData("westeurope", "westeurope")]
    [InlineData("West Europe", "westeurope")]
    [InlineData("EAST US 2", "eastus2")]
    public void From_EitherForm_IsTheShortForm(string location, string expected)
    {
        var region = Region.From(location);

        Assert.Equal(expected, region.Name);
        Assert.Equal(Region.From(expected), region);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void From_Nothing_IsNone(string? location)
    {
        var region = Region.From(location);

        Assert.True(region.IsNone);
        Assert.Equal("", region.ToString());
    }

    [Theory]
    [InlineData("westeurope", Cloud.Public)]
    [InlineData(null, Cloud.Public)]
    [InlineData("USGov Virginia", Cloud.UsGovernment)]
    [InlineData("usdodcentral", Cloud.UsGovernment)]
    [InlineData("China East 2", Cloud.China)]
    [InlineData("usnateast", Cloud.UsIsolated)]
    [InlineData("USSec West", Cloud.UsIsolated)]
    public void Cloud_Region_IsTheOneItBelongsTo(string? location, Cloud expected) => Assert.Equal(expected, Region.From(location).Cloud);
}
