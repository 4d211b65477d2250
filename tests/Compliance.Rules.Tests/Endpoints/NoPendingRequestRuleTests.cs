using Compliance.Domain.Resources;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class NoPendingRequestRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("Approved", "Approved", "Compliant")]
    [InlineData("Pending", "Pending", "NonCompliant Low")]
    [InlineData("pending", "Approved", "NonCompliant Low")]
    [InlineData("Approved", "Pending", "NonCompliant Low")]
    [InlineData("Rejected", "Rejected", "Compliant")]
    [InlineData(null, null, "Unknown UnknownValue")]
    [InlineData(null, "Approved", "Unknown UnknownValue")]
    [InlineData("Approved", null, "Unknown UnknownValue")]
    [InlineData("Approved", "Perhaps", "Unknown UnknownValue")]
    [InlineData(null, "Pending", "NonCompliant Low")]
    public void Judge_Status_OnEitherSide(string? own, string? scopes, string expected) => Assert.Equal(
        expected,
        Judge(_chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint, scopes)), AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope, own)))));

    [Fact]
    public void Judge_StatusOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint) with { Status = Value.OfMalformed("{}") }))));

    [Fact]
    public void Judge_RequestOfAnEndpointThatIsNotHere_IsOneToo() => Assert.Equal(
        "NonCompliant Low",
        Judge(_chain.Estate().Without(_chain.Endpoint).With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint, "Pending")))));

    [Fact]
    public void Judge_ManyConnections_OnePendingIsEnough() => Assert.Equal(
        "NonCompliant Low",
        Judge(_chain.Estate().With(AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope), AnEndpoint.Connection(AnId.Scope("other"), "Pending")))));

    private string Judge(EstateBuilder estate) => Said.OfEndpoint(new NoPendingRequestRule(), estate, _chain.Endpoint);
}
