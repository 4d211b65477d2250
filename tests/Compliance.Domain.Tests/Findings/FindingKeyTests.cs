using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Domain.Tests.Findings;

public sealed class FindingKeyTests
{
    private const string Zone = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";

    // Computed apart from this code: sha256sum over the lower-cased id.
    private const string Known = "ARC-DNS-003:3e3980e4cad7e0b6";

    [Theory]
    [InlineData(Zone)]
    [InlineData(Zone + "/")]
    public void Of_KnownResource_IsTheKnownKey(string id)
    {
        var key = FindingKey.Of(new RuleId("ARC-DNS-003"), ResourceId.Parse(id));

        Assert.Equal(Known, key.Value);
        Assert.Equal(Known["ARC-DNS-003:".Length], key.Partition);
    }

    [Fact]
    public void Of_OtherCasing_IsTheSameKey() =>
        Assert.Equal(Known, FindingKey.Of(new RuleId("arc-dns-003"), ResourceId.Parse(Zone.ToUpperInvariant())).ToString());

    [Fact]
    public void TryParse_KeyInAnyCasing_IsThatKey()
    {
        var isKey = FindingKey.TryParse(Known.ToUpperInvariant(), out var key);

        Assert.True(isKey);
        Assert.Equal(FindingKey.Of(new RuleId("ARC-DNS-003"), ResourceId.Parse(Zone)), key);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(":0123456789abcdef")]
    [InlineData("ARC-DNS-003")]
    [InlineData("ARC-DNS-003:0123456789abcde")]
    [InlineData("ARC-DNS-003:0123456789abcdeff")]
    [InlineData("ARC-DNS-003:0123456789abcdeg")]
    public void TryParse_NoKey_IsRefused(string? text) => Assert.False(FindingKey.TryParse(text, out _));
}
