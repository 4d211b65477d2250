using Compliance.Domain.Resources;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class NoDanglingEndpointRuleTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_ScopeIsThere_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Theory]
    [InlineData("Approved")]
    [InlineData("Disconnected")]
    public void Judge_ScopeIsGone_Fails(string status) => Assert.Equal("NonCompliant Medium", Judge(With(status).Without(_chain.Scope)));

    [Fact]
    public void Judge_Disconnected_Fails() => Assert.Equal("NonCompliant Medium", Judge(With("Disconnected")));

    [Fact]
    public void Judge_ScopeNotCovered_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(_chain.Scope).Uncover(ResourceType.PrivateLinkScope)));

    [Fact]
    public void Judge_OtherService_IsNotApplicable() => Assert.Equal(
        "NotApplicable",
        Judge(_chain.Estate().Without(_chain.Scope).With(AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(AnId.Of("Microsoft.Storage/storageAccounts", "gone"), "Disconnected")))));

    [Fact]
    public void Judge_ConnectionsOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Connections = ValueList<ServiceConnection>.OfMalformed([]) })));

    [Fact]
    public void Judge_StatusOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().With(AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope) with { Status = Value.OfMalformed("{}") }))));

    [Theory]
    [InlineData(null)]
    [InlineData("Perhaps")]
    public void Judge_NoKnownStatus_IsUnknown(string? status) => Assert.Equal("Unknown UnknownValue", Judge(With(status)));

    [Fact]
    public void Judge_ConnectionsOfWrongTypeOfNoScope_IsNotApplicable() => Assert.Equal(
        "NotApplicable",
        Judge(_chain.Estate()
            .With(AScope.Named(_chain.Scope))
            .Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Connections = ValueList<ServiceConnection>.OfMalformed([]) })));

    [Fact]
    public void Judge_ManyConnections_OneDanglingIsEnough() => Assert.Equal(
        "NonCompliant Medium",
        Judge(_chain.Estate().With(AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope), AnEndpoint.Connection(AnId.Scope("gone"), "Disconnected")))));

    private EstateBuilder With(string? status) => _chain.Estate().With(AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope, status)));

    private string Judge(EstateBuilder estate) => Said.OfEndpoint(new NoDanglingEndpointRule(), estate, _chain.Endpoint);
}
