using Compliance.Domain.Resources;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class TargetIsScopeRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Judge_LeadsToTheScope_IsCompliant(bool isManual) => Assert.Equal("Compliant", Judge(AnEndpoint.Connection(_chain.Scope, isManual: isManual)));

    [Fact]
    public void Judge_GroupInOtherCasing_IsCompliant() => Assert.Equal("Compliant", Judge(Groups("HybridCompute")));

    [Fact]
    public void Judge_OtherGroup_Fails() => Assert.Equal("NonCompliant High", Judge(Groups("blob")));

    [Fact]
    public void Judge_EmptyGroup_Fails() => Assert.Equal("NonCompliant High", Judge(Groups()));

    [Fact]
    public void Judge_ManyGroups_OneIsEnough() => Assert.Equal("Compliant", Judge(Groups("other", "hybridcompute")));

    [Fact]
    public void Judge_GroupsMissing_TakesTheScopesWordElseIsUnknown()
    {
        var without = AnEndpoint.Connection(_chain.Scope) with { GroupIds = default };

        Assert.Equal("Compliant", Judge(without));
        Assert.Equal("Unknown UnknownValue", Judge(without, AScope.Connection(_chain.Endpoint) with { GroupIds = default }));
    }

    [Fact]
    public void Judge_GroupsOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(AnEndpoint.Connection(_chain.Scope) with { GroupIds = ValueList<string>.OfMalformed([]) }));

    [Fact]
    public void Judge_LeadsElsewhere_Fails() => Assert.Equal("NonCompliant High", Judge(AnEndpoint.Connection(AnId.Scope("other"), "Pending")));

    [Fact]
    public void Judge_NotApproved_IsNotApplicable() => Assert.Equal("NotApplicable", Judge(AnEndpoint.Connection(_chain.Scope, "Pending"), AScope.Connection(_chain.Endpoint, "Pending")));

    [Fact]
    public void Judge_UnreadEndpoint_IsUnknownUnlessTheScopeSaysOtherwise()
    {
        var unread = _chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint);
        var wrong = _chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint)
            .With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint) with { GroupIds = ValueList<string>.Of(["blob"]) }));

        Assert.Equal("Unknown NotCovered", Said.OfEndpoint(new TargetIsScopeRule(), unread, _chain.Endpoint));
        Assert.Equal("NonCompliant High", Said.OfEndpoint(new TargetIsScopeRule(), wrong, _chain.Endpoint));
    }

    [Fact]
    public void Judge_EndpointOfAnotherService_IsNotApplicable()
    {
        var other = AnEndpoint.Named(AnId.Endpoint("pe-blob"), _chain.Network, AnEndpoint.Connection(AnId.Of("Microsoft.Storage/storageAccounts", "st")));

        Assert.Equal("NotApplicable", Said.OfEndpoint(new TargetIsScopeRule(), _chain.Estate().With(other), other.Id));
    }

    private ServiceConnection Groups(params string[] groups) => AnEndpoint.Connection(_chain.Scope) with { GroupIds = ValueList<string>.Of([.. groups]) };

    private string Judge(ServiceConnection own, ScopeConnection? scopes = null) => Said.OfEndpoint(
        new TargetIsScopeRule(),
        _chain.Estate()
            .Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Connections = ValueList<ServiceConnection>.Of([own]) })
            .With(AScope.Named(_chain.Scope, scopes ?? AScope.Connection(_chain.Endpoint))),
        _chain.Endpoint);
}
