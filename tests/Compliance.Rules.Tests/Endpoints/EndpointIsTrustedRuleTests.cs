using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class EndpointIsTrustedRuleTests
{
    private static readonly ResourceId Stranger = AnId.Endpoint("stranger", AnId.OtherSubscription);

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_ListNotDeclared_IsNotApplicable() => Assert.Equal("NotApplicable", Judge("Approved", null));

    [Fact]
    public void Judge_EndpointInTheEstate_NeedsNoTrust() =>
        Assert.Equal("Compliant", Said.OfScope(new EndpointIsTrustedRule(), _chain.Estate(), _chain.Scope, new DeclarationSet { TrustedPrivateEndpointIds = [] }));

    [Fact]
    public void Judge_Stranger_Fails() => Assert.Equal("NonCompliant Medium", Judge("Approved", []));

    [Fact]
    public void Judge_TrustedStranger_IsCompliant() => Assert.Equal("Compliant", Judge("Approved", [ResourceId.Parse(Stranger.Text.ToUpperInvariant())]));

    [Theory]
    [InlineData("Pending")]
    [InlineData("Rejected")]
    public void Judge_StrangerWhoIsNotApproved_IsNoMatter(string status) => Assert.Equal("Compliant", Judge(status, []));

    [Theory]
    [InlineData(null)]
    [InlineData("Perhaps")]
    public void Judge_StrangerOfNoKnownStatus_IsUnknown(string? status) => Assert.Equal("Unknown UnknownValue", Judge(status, []));

    [Fact]
    public void Judge_ManyStrangers_AreCounted()
    {
        var topology = _chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(Stranger), AScope.Connection(AnId.Endpoint("gone")))).Link(new DeclarationSet { TrustedPrivateEndpointIds = [] });

        var judgement = new EndpointIsTrustedRule().Judge(topology.Scopes.Single(), topology);

        Assert.StartsWith("2 approved", judgement.Message, StringComparison.Ordinal);
    }

    private string Judge(string? status, ImmutableArray<ResourceId>? trusted) => Said.OfScope(
        new EndpointIsTrustedRule(),
        _chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint), AScope.Connection(Stranger, status))).Uncover(AnId.OtherSubscription),
        _chain.Scope,
        new DeclarationSet { TrustedPrivateEndpointIds = trusted });
}
