using Compliance.Domain.Resources;
using Xunit;

namespace Compliance.Domain.Tests.Resources;

public sealed class ResourceTypeTests
{
    [Fact]
    public void Find_AnyCasing_IsTheSameType() =>
        Assert.Same(ResourceType.RecordSet, ResourceType.Find("microsoft.network/PRIVATEDNSZONES/a"));

    [Theory]
    [InlineData("Microsoft.KubernetesConfiguration/privateLinkScopes")]
    [InlineData("privateLinkScopes")]
    [InlineData("")]
    public void Find_LookAlike_IsNull(string name) => Assert.Null(ResourceType.Find(name));

    // Design 4.1: these prove each other's coverage in a file that states none.
    [Theory]
    [InlineData("Microsoft.Network/privateEndpoints", "Microsoft.Network/networkInterfaces", true)]
    [InlineData("Microsoft.Network/privateDnsZones", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", true)]
    [InlineData("Microsoft.Network/virtualNetworks", "Microsoft.Network/azureFirewalls", true)]
    [InlineData("Microsoft.KubernetesConfiguration/extensions", "Microsoft.KubernetesConfiguration/fluxConfigurations", true)]
    [InlineData("Microsoft.Network/privateDnsZones", "Microsoft.Network/privateDnsZones/A", false)]
    [InlineData("Microsoft.Network/privateEndpoints", "Microsoft.Network/privateEndpoints/privateDnsZoneGroups", false)]
    [InlineData("Microsoft.HybridCompute/privateLinkScopes", "Microsoft.HybridCompute/machines", false)]
    public void Group_TwoTypes_AreTogetherAsTheDesignSays(string left, string right, bool together) =>
        Assert.Equal(together, ResourceType.Find(left)!.Group == ResourceType.Find(right)!.Group);
}
