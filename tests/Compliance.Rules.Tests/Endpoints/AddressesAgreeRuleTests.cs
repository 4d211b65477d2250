using Compliance.Domain.Resources;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class AddressesAgreeRuleTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_BothViewsAgree_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Fact]
    public void Judge_AddressOutsideTheSubnet_Fails() => Assert.Equal("NonCompliant Medium", Judge(_chain.Estate().With(AnEndpoint.Interface(_chain.Interface, "10.99.0.4"))));

    [Theory]
    [InlineData("10.20.4.6")]
    [InlineData("10.20.4.5", "10.20.4.6")]
    [InlineData]
    public void Judge_ScopeKnowsOtherAddresses_Fails(params string[] known) => Assert.Equal("NonCompliant Medium", Judge(_chain.Estate().With(Validation(known))));

    [Fact]
    public void Judge_ScopeKnowsAnotherEndpointsAddressesToo_IsCompliant()
    {
        var more = Validation("10.20.4.5");
        var both = more with { ConnectionDetails = ValueList<ConnectionDetail>.Of([.. more.ConnectionDetails.Items, new() { Id = Value.Of(AnId.Endpoint("other").Text), PrivateIpAddress = Value.Of("10.30.1.1") }]) };

        Assert.Equal("Compliant", Judge(_chain.Estate().With(both)));
    }

    [Fact]
    public void Judge_ValidationMissing_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(Validation().Id)));

    [Fact]
    public void Judge_ValidationOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().With(Validation() with { ConnectionDetails = ValueList<ConnectionDetail>.OfMalformed([]) })));

    [Fact]
    public void Judge_ValidationWithoutDetails_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().With(Validation() with { ConnectionDetails = default })));

    [Fact]
    public void Judge_DetailWithoutAddressOrEndpoint_IsUnknown()
    {
        var detail = Validation("10.20.4.5").ConnectionDetails.Items[0];

        Assert.All([detail with { PrivateIpAddress = default }, detail with { Id = Value.Of("?") }], odd => Assert.Equal(
            "Unknown UnknownValue",
            Judge(_chain.Estate().With(Validation() with { ConnectionDetails = ValueList<ConnectionDetail>.Of([detail, odd]) }))));
    }

    [Fact]
    public void Judge_InterfaceMissing_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(_chain.Interface).Uncover(ResourceType.NetworkInterface)));

    [Theory]
    [InlineData(null)]
    [InlineData("no address")]
    public void Judge_AddressThatIsNone_IsUnknown(string? address) => Assert.Equal(
        "Unknown UnknownValue",
        Judge(_chain.Estate().Change<NetworkInterface>(_chain.Interface, item => item with { IpConfigurations = ValueList<IpConfiguration>.Of([new() { PrivateIpAddress = Value.Of(address) }]) })));

    [Fact]
    public void Judge_NetworkUnreadOrWithoutSubnet_IsUnknown()
    {
        Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Without(_chain.Network).Uncover(ResourceType.VirtualNetwork)));
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().Change<VirtualNetwork>(_chain.Network, network => network with { Subnets = default })));
    }

    [Fact]
    public void Judge_NotApproved_IsNotApplicable() => Assert.Equal(
        "NotApplicable",
        Judge(_chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint, "Pending")), AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope, "Pending")))));

    private ScopeValidation Validation(params string[] addresses) => AScope.Validation(_chain.Scope, "guid-weu", _chain.Endpoint, addresses);

    private string Judge(EstateBuilder estate) => Said.OfEndpoint(new AddressesAgreeRule(), estate, _chain.Endpoint);
}
