using System.Collections.Immutable;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Clusters;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Clusters;

public sealed class StateAndScopeAgreeRuleTests
{
    private const string StateAlone = "Private link is enabled without the id of a scope.";
    private const string ScopeAlone = "A scope is named, but private link is not enabled.";
    private const string Unreadable = "privateLinkState must be Enabled or Disabled, and the scope id a string.";
    private const string LookAlike = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.KubernetesConfiguration/privateLinkScopes/pls";

    private static readonly ConnectedCluster Associated = ACluster.In(AnId.Scope());

    [Fact]
    public void Judge_BothSet_IsCompliant()
    {
        var judgement = Judge(Associated);

        JudgementAssert.Equal(Judgement.Compliant(Facts("Enabled", AnId.Scope().Text)), judgement);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("Disabled", null)]
    [InlineData("Disabled", "")]
    [InlineData("disabled", LookAlike)]
    public void Judge_NeitherSet_IsCompliant(string? state, string? scope)
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.Of(state), PrivateLinkScopeResourceId = Value.Of(scope) });

        JudgementAssert.Equal(Judgement.Compliant(Facts(state, scope)), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no id")]
    [InlineData(LookAlike)]
    public void Judge_StateAlone_Fails(string? scope)
    {
        var judgement = Judge(Associated with { PrivateLinkScopeResourceId = Value.Of(scope) });

        JudgementAssert.Equal(Judgement.NonCompliant(StateAlone, Facts("Enabled", scope)), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Disabled")]
    public void Judge_ScopeAlone_Fails(string? state)
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.Of(state) });

        JudgementAssert.Equal(Judgement.NonCompliant(ScopeAlone, Facts(state, AnId.Scope().Text)), judgement);
    }

    [Fact]
    public void Judge_StateTrueAsPolicyWritesIt_IsUnknown()
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.Of("true") });

        JudgementAssert.Equal(Judgement.UnknownValue(Unreadable, Facts("true", AnId.Scope().Text)), judgement);
    }

    [Fact]
    public void Judge_PropertiesOfWrongType_IsUnknown()
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.OfMalformed("[1]"), PrivateLinkScopeResourceId = Value.OfMalformed("{}") });

        JudgementAssert.Equal(Judgement.UnknownValue(Unreadable, Facts("[1]", "{}")), judgement);
    }

    [Fact]
    public void Judge_ManyClusters_EachByItself()
    {
        var topology = AnEstate.With(
            ACluster.In(AnId.Scope(), "a"),
            ACluster.In(AnId.Scope(), "b") with { PrivateLinkState = Value.Of("Disabled") },
            ACluster.Unassociated("c")).Link();

        var states = topology.Clusters.Select(cluster => new StateAndScopeAgreeRule().Judge(cluster, topology).State);

        Assert.Equal([ComplianceState.Compliant, ComplianceState.NonCompliant, ComplianceState.Compliant], states);
    }

    private static Judgement Judge(ConnectedCluster cluster)
    {
        var topology = AnEstate.With(cluster).Link();
        return new StateAndScopeAgreeRule().Judge(topology.Clusters.Single(), topology);
    }

    private static ImmutableArray<Evidence> Facts(string? state, string? scope) =>
    [
        new(AnId.Cluster(), "properties.privateLinkState", state, "Enabled"),
        new(AnId.Cluster(), "properties.privateLinkScopeResourceId", scope, null),
    ];
}
