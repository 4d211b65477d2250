using Compliance.Domain.Ids;
using Xunit;

namespace Compliance.Domain.Tests.Ids;

public sealed class ResourceIdTests
{
    private const string Cluster = "/subscriptions/S1/resourceGroups/Rg/providers/Microsoft.Kubernetes/connectedClusters/c";
    private const string Extension = Cluster + "/providers/Microsoft.KubernetesConfiguration/extensions/flux";
    private const string Link = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/z/virtualNetworkLinks/l";

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("garbage")]
    [InlineData("subscriptions/s")]
    [InlineData("/subscriptions")]
    [InlineData("/subscriptions/")]
    [InlineData("/resourceGroups/rg")]
    [InlineData("/subscriptions//resourceGroups/rg")]
    [InlineData("/subscriptions/s//")]
    [InlineData("/subscriptions/s/resourceGroups/rg?api-version=1")]
    [InlineData("/subscriptions/s/resource#groups/rg")]
    [InlineData("/subscriptions/s\\resourceGroups/rg")]
    [InlineData("/subscriptions/s\n")]
    [InlineData("/subscriptions/s\u007f")]
    [InlineData("/subscriptions/s\u0085")]
    [InlineData("/subscriptions/s/resourceGroups/gr\u00fcn\u009f")]
    [InlineData(" /subscriptions/s")]
    [InlineData("https://management.azure.com/subscriptions/s")]
    public void TryParse_NoId_IsRefused(string? text)
    {
        var isId = ResourceId.TryParse(text, out var id);

        Assert.False(isId);
        Assert.Null(id);
    }

    [Fact]
    public void Parse_NoId_SaysWhich()
    {
        var exception = Assert.Throws<FormatException>(() => ResourceId.Parse("garbage"));

        Assert.Contains("'garbage'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Cluster, "S1", "Rg", "c", "Microsoft.Kubernetes/connectedClusters", "")]
    [InlineData(Extension, "S1", "Rg", "flux", "Microsoft.KubernetesConfiguration/extensions", Cluster)]
    [InlineData(Link, "s", "rg", "l", "Microsoft.Network/privateDnsZones/virtualNetworkLinks", "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/z")]
    [InlineData("/subscriptions/s/providers/Microsoft.Kubernetes", "s", "", "Microsoft.Kubernetes", "Microsoft.Resources/providers", "")]
    [InlineData("/subscriptions/s/providers/Microsoft.HybridCompute/locations/weu/privateLinkScopes/g", "s", "", "g", "Microsoft.HybridCompute/locations/privateLinkScopes", "/subscriptions/s/providers/Microsoft.HybridCompute/locations/weu")]
    [InlineData("/subscriptions/s", "s", "", "s", "Microsoft.Resources/subscriptions", "")]
    [InlineData("/SUBSCRIPTIONS/s/RESOURCEGROUPS/rg", "s", "rg", "rg", "Microsoft.Resources/resourceGroups", "")]
    [InlineData("/subscriptions/s/resourceGroups/gr\u00fcn", "s", "gr\u00fcn", "gr\u00fcn", "Microsoft.Resources/resourceGroups", "")]
    [InlineData("/subscriptions/s/resourceGroups/providers/PROVIDERS/Microsoft.Kubernetes/connectedClusters/providers", "s", "providers", "providers", "Microsoft.Kubernetes/connectedClusters", "")]
    [InlineData("/providers/Microsoft.Management/managementGroups/m", "", "", "m", "Microsoft.Management/managementGroups", "")]
    public void Parse_Id_IsTakenApart(string text, string subscription, string group, string name, string type, string parent)
    {
        var id = ResourceId.Parse(text);

        Assert.Equal(
            (text, subscription, group, name, type, parent),
            (id.Text, id.Subscription.ToString(), id.ResourceGroup.ToString(), id.Name, id.TypeName, id.Parent?.Text ?? ""));
    }

    [Fact]
    public void Parse_ExtensionChild_HasTheExtensionAsParent()
    {
        var child = ResourceId.Parse(Extension).Child("operations", "o");

        Assert.Equal(Extension, child.Parent?.Text);
        Assert.Equal("Microsoft.KubernetesConfiguration/extensions/operations", child.TypeName);
    }

    [Fact]
    public void Parse_TrailingSlash_IsDropped()
    {
        var id = ResourceId.Parse(Cluster + "/");

        Assert.Equal(Cluster, id.Text);
    }

    [Fact]
    public void Equals_OtherCasing_IsTheSameId()
    {
        var written = ResourceId.Parse(Cluster);
        var shouted = ResourceId.Parse(Cluster.ToUpperInvariant());

        Assert.Equal(written, shouted);
        Assert.True(written == shouted);
        Assert.Equal(written.GetHashCode(), shouted.GetHashCode());
        Assert.Equal(0, written.CompareTo(shouted));
        Assert.True(written.IsInSubscriptionOf(shouted));
        Assert.Equal(Cluster, written.Text);
    }

    [Fact]
    public void Compare_WithNone_IsNotEqualAndComesAfter()
    {
        var cluster = ResourceId.Parse(Cluster);
        ResourceId? none = null;

        Assert.False(cluster.Equals(none));
        Assert.True(cluster != none);
        Assert.True(none != cluster);
        Assert.True(none == null);
        Assert.True(cluster.CompareTo(none) > 0);
    }

    // Upper case sorts after '_' and before it in lower case: the order is that of the lower-cased ids.
    [Fact]
    public void CompareTo_MixedCasing_IsOrdinalOnLowerCase()
    {
        string[] names = ["b", "_", "B1", "a", "A-1", "a/x/y", "a1"];

        var sorted = names.Select(name => ResourceId.Parse($"/subscriptions/{name}")).Order().Select(id => id.Lower);

        Assert.Equal(names.Select(name => $"/subscriptions/{name}".ToLowerInvariant()).Order(StringComparer.Ordinal), sorted);
    }
}
