using Compliance.Domain.Resources;
using Compliance.Rules.Networks;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Networks;

public sealed class NetworkIsInScopesRegionRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("westeurope", "Compliant")]
    [InlineData("West Europe", "Compliant")]
    [InlineData("northeurope", "NonCompliant Info")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Location_IsComparedAndNeverFails(string? location, string expected) => Assert.Equal(expected, JudgeAt(Value.Of(location)));

    [Fact]
    public void Judge_LocationOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", JudgeAt(Value.OfMalformed("[]")));

    [Fact]
    public void Judge_NetworkNotCovered_IsUnknown()
    {
        var estate = _chain.Estate().Without(_chain.Network).Uncover(ResourceType.VirtualNetwork);

        Assert.Equal("Unknown NotCovered", Said.OfSeenNetwork(new NetworkIsInScopesRegionRule(), estate, _chain.Cluster));
    }

    private string JudgeAt(Value location) => Said.OfSeenNetwork(
        new NetworkIsInScopesRegionRule(),
        _chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Location = location }),
        _chain.Cluster);
}
