using Compliance.Domain.Resources;
using Compliance.Rules.Features;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Features;

public sealed class NoArcGatewayRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData(null, "Compliant")]
    [InlineData("false", "Compliant")]
    [InlineData("true", "NonCompliant Low")]
    [InlineData("True", "NonCompliant Low")]
    [InlineData("perhaps", "Unknown UnknownValue")]
    public void Judge_Gateway_IsAWarning(string? enabled, string expected) => Assert.Equal(expected, Judge(Value.Of(enabled)));

    [Fact]
    public void Judge_GatewayOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Judge(Value.OfMalformed("[]")));

    [Fact]
    public void Judge_ClusterWithoutAssociation_IsNotApplicable()
    {
        var plain = ACluster.Unassociated() with { GatewayEnabled = Value.Of("true") };

        Assert.Equal("NotApplicable", Said.OfCluster(new NoArcGatewayRule(), AnEstate.With(plain), plain.Id));
    }

    private string Judge(Value enabled) => Said.OfCluster(
        new NoArcGatewayRule(), _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { GatewayEnabled = enabled }), _chain.Cluster);
}
