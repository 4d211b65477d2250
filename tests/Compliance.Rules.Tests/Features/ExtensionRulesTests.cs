using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Features;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Features;

/// <summary>What ARC-EXT-003 and ARC-EXT-004 say of an extension by its type.</summary>
public sealed class ExtensionRulesTests
{
    private static readonly NoUnsupportedServiceRule Supported = new();
    private static readonly ExtensionIsListedRule Listed = new();

    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("microsoft.flux", "Compliant", "Compliant")]
    [InlineData("Microsoft.AzureMonitor.Containers", "Compliant", "Compliant")]
    [InlineData("microsoft.azuremonitor.containers.metrics", "Compliant", "Compliant")]
    [InlineData("microsoft.policyinsights", "Compliant", "NonCompliant Low")]
    [InlineData("Microsoft.ArcDataServices", "NonCompliant High", "NonCompliant Low")]
    [InlineData("microsoft.web.appservice", "NonCompliant High", "NonCompliant Low")]
    [InlineData("Microsoft.App.Environment", "NonCompliant High", "NonCompliant Low")]
    [InlineData("", "Unknown UnknownValue", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue", "Unknown UnknownValue")]
    public void Judge_Type_DecidesWithoutCase(string? type, string supported, string listed) =>
        Assert.Equal((supported, listed), Judge(ACluster.Extension(_chain.Cluster, type)));

    [Fact]
    public void Judge_TypeOfWrongType_IsUnknown() => Assert.Equal(
        ("Unknown UnknownValue", "Unknown UnknownValue"),
        Judge(ACluster.Extension(_chain.Cluster) with { ExtensionType = Value.OfMalformed("{}") }));

    [Theory]
    [InlineData("true", "Compliant")]
    [InlineData("True", "Compliant")]
    [InlineData("false", "NonCompliant Low")]
    [InlineData(null, "NonCompliant Low")]
    public void Judge_SystemExtension_NeedsNoList(string? isSystem, string listed) => Assert.Equal(
        ("Compliant", listed),
        Judge(ACluster.Extension(_chain.Cluster, "microsoft.something") with { IsSystemExtension = Value.Of(isSystem) }));

    [Fact]
    public void Judge_Many_EachByItself()
    {
        var estate = _chain.Estate().With(ACluster.Extension(_chain.Cluster, name: "a"), ACluster.Extension(_chain.Cluster, "microsoft.arcdataservices", "b"));

        Assert.Equal(["Compliant", "NonCompliant High"], Said.OfOwned<ExtensionNode>(Supported, estate, _chain.Cluster));
    }

    [Fact]
    public void Judge_NoExtension_IsCompliantWhereTheyWereLookedFor()
    {
        Assert.Equal("Compliant", Said.OfCluster(Supported, _chain.Estate(), _chain.Cluster));
        Assert.Equal("Unknown NotCovered", Said.OfCluster(Listed, _chain.Estate().Uncover(ResourceType.Extension), _chain.Cluster));
    }

    [Fact]
    public void Judge_ClusterWithoutAssociation_IsNotApplicable()
    {
        var plain = ACluster.Unassociated();
        var estate = AnEstate.With(plain, ACluster.Extension(plain.Id, "microsoft.arcdataservices"));

        Assert.Equal(["NotApplicable"], Said.OfOwned<ExtensionNode>(Supported, estate, plain.Id));
        Assert.Equal(["NotApplicable"], Said.OfOwned<ExtensionNode>(Listed, estate, plain.Id));
    }

    private (string Supported, string Listed) Judge(Extension extension)
    {
        var estate = _chain.Estate().With(extension);
        return (Said.OfOwned<ExtensionNode>(Supported, estate, _chain.Cluster).Single(), Said.OfOwned<ExtensionNode>(Listed, estate, _chain.Cluster).Single());
    }
}
