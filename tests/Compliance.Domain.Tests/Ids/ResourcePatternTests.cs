using Compliance.Domain.Ids;
using Xunit;

namespace Compliance.Domain.Tests.Ids;

public sealed class ResourcePatternTests
{
    private static readonly ResourceId Store = ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/store-042");

    [Theory]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("*/connectedClusters/store-*")]
    [InlineData("/SUBSCRIPTIONS/s/*/connectedclusters/STORE-0*2")]
    [InlineData("/subscriptions/*/resourceGroups/*/providers/*/store-042")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/store-042/")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/store-042*")]
    public void Matches_PatternThatFits_IsTrue(string pattern) => Assert.True(new ResourcePattern(pattern).Matches(Store));

    [Theory]
    [InlineData("")]
    [InlineData("store-042")]
    [InlineData("*/store-04")]
    [InlineData("*/store-042?")]
    [InlineData("/subscriptions/s")]
    [InlineData("*/store-042/*")]
    [InlineData("*.*.*")]
    public void Matches_PatternThatDoesNot_IsFalse(string pattern) => Assert.False(new ResourcePattern(pattern).Matches(Store));

    [Fact]
    public void Matches_StarsThatMustGiveBack_FindTheLaterPlace() => Assert.True(new ResourcePattern("a*ab*b").Matches("aabaab-b"));
}
