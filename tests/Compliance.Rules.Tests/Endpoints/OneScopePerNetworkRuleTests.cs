using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class OneScopePerNetworkRuleTests
{
    private static readonly ResourceId Second = AnId.Scope("second");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_OneScope_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Theory]
    [InlineData("Approved", "NonCompliant Critical")]
    [InlineData("Pending", "NonCompliant Low")]
    [InlineData("Disconnected", "NonCompliant Low")]
    [InlineData("Rejected", "Compliant")]
    [InlineData("Parked", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_SecondScope_ByItsStatus(string? status, string expected)
    {
        Assert.Equal(expected, Judge(WithSecond(AnEndpoint.Connection(Second, status))));
        Assert.Equal(expected, Judge(WithSecond(AnEndpoint.Connection(Second, status, isManual: true))));
    }

    [Fact]
    public void Judge_StatusOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Judge(WithSecond(AnEndpoint.Connection(Second) with { Status = Value.OfMalformed("{}") })));

    [Fact]
    public void Judge_ManyEndpointsOfOneScope_IsCompliant() => Assert.Equal("Compliant", Judge(WithSecond(AnEndpoint.Connection(ResourceId.Parse(_chain.Scope.Text.ToUpperInvariant())))));

    [Fact]
    public void Judge_LookAlikeScope_IsNone() =>
        Assert.Equal("Compliant", Judge(WithSecond(AnEndpoint.Connection(AnId.Of("Microsoft.KubernetesConfiguration/privateLinkScopes", "second")))));

    [Fact]
    public void Judge_OtherGroup_DoesNotCount() =>
        Assert.Equal("Compliant", Judge(WithSecond(AnEndpoint.Connection(Second) with { GroupIds = ValueList<string>.Of(["other"]) })));

    [Fact]
    public void Judge_NothingFoundAndEndpointsNotCovered_IsUnknown()
    {
        Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Uncover(ResourceType.PrivateEndpoint)));
        Assert.Equal("NonCompliant Critical", Judge(WithSecond(AnEndpoint.Connection(Second)).Uncover(ResourceType.PrivateEndpoint)));
    }

    [Fact]
    public void Judge_NothingFoundAndPeeringsOfWrongType_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue", Judge(_chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Peerings = ValueList<Peering>.OfMalformed([]) })));

    [Fact]
    public void Judge_NetworkWithoutSuchEndpoints_IsNotApplicable() => Assert.Equal("NotApplicable", Said.OfNetwork(new OneScopePerNetworkRule(), _chain.Estate(), _chain.Hub));

    private EstateBuilder WithSecond(ServiceConnection connection) =>
        _chain.Estate().With(AScope.Named(Second), AnEndpoint.Named(AnId.Endpoint("pe-second"), _chain.Network, connection));

    private string Judge(EstateBuilder estate) => Said.OfNetwork(new OneScopePerNetworkRule(), estate, _chain.Network);
}
