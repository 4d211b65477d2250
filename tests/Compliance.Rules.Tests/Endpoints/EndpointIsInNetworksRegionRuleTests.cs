using Compliance.Domain.Resources;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class EndpointIsInNetworksRegionRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("West Europe", "Compliant")]
    [InlineData("northeurope", "NonCompliant Medium")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Location_IsTheNetworks(string? location, string expected) => Assert.Equal(expected, Judge(At(Value.Of(location))));

    [Fact]
    public void Judge_LocationOfWrongType_IsUnknown() => Assert.Equal("Unknown UnknownValue", Judge(At(Value.OfMalformed("{}"))));

    [Fact]
    public void Judge_NetworkUnread_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(_chain.Network).Uncover(ResourceType.VirtualNetwork)));

    [Fact]
    public void Judge_NetworkGone_IsUnknown() => Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().Without(_chain.Network)));

    [Theory]
    [InlineData(null)]
    [InlineData("no id")]
    public void Judge_NoSubnet_IsUnknown(string? subnet) =>
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(subnet) })));

    [Fact]
    public void Judge_EndpointUnread_IsNotApplicable() => Assert.Equal("NotApplicable", Judge(_chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint)));

    private EstateBuilder At(Value location) => _chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Location = location });

    private string Judge(EstateBuilder estate) => Said.OfEndpoint(new EndpointIsInNetworksRegionRule(), estate, _chain.Endpoint);
}
