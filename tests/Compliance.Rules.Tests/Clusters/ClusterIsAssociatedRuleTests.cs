using System.Collections.Immutable;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Clusters;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Clusters;

public sealed class ClusterIsAssociatedRuleTests
{
    private const string NotAssociated = "The cluster does not use private link: its agents connect over the internet.";
    private const string NoScope = "Private link is enabled, but the cluster names no Azure Arc private link scope.";
    private const string Unreadable = "privateLinkState must be Enabled or Disabled, and the scope id a string.";

    private static readonly ConnectedCluster Associated = ACluster.In(AnId.Scope());

    [Fact]
    public void Judge_EnabledWithScope_IsCompliant()
    {
        var judgement = Judge(Associated);

        JudgementAssert.Equal(Judgement.Compliant(Facts("Enabled", AnId.Scope().Text)), judgement);
    }

    [Theory]
    [InlineData("enabled")]
    [InlineData("ENABLED")]
    public void Judge_StateInOtherCasing_IsCompliant(string state)
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.Of(state) });

        JudgementAssert.Equal(Judgement.Compliant(Facts(state, AnId.Scope().Text)), judgement);
    }

    [Fact]
    public void Judge_KindOfTheWrongType_IsUnknown()
    {
        var judgement = Judge(ACluster.Unassociated() with { Kind = Value.OfMalformed("5") });

        JudgementAssert.Equal(Judgement.UnknownValue("kind must be a string.", new Evidence(ACluster.Unassociated().Id, "kind", "5", null)), judgement);
    }

    [Fact]
    public void Judge_Disabled_Fails()
    {
        var judgement = Judge(ACluster.Unassociated() with { PrivateLinkState = Value.Of("Disabled") });

        JudgementAssert.Equal(Judgement.NonCompliant(NotAssociated, Facts("Disabled", null)), judgement);
    }

    [Fact]
    public void Judge_NeitherProperty_Fails()
    {
        var judgement = Judge(ACluster.Unassociated());

        JudgementAssert.Equal(Judgement.NonCompliant(NotAssociated, Facts(null, null)), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Disabled")]
    public void Judge_ScopeWithoutEnabled_Fails(string? state)
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.Of(state) });

        JudgementAssert.Equal(Judgement.NonCompliant(NotAssociated, Facts(state, AnId.Scope().Text)), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("pls")]
    [InlineData("/subscriptions/1/resourceGroups/rg/providers/Microsoft.KubernetesConfiguration/privateLinkScopes/pls")]
    [InlineData("/subscriptions/1/resourceGroups/rg/providers/Microsoft.Insights/privateLinkScopes/ampls")]
    public void Judge_EnabledWithoutAnArcScope_Fails(string? scope)
    {
        var judgement = Judge(Associated with { PrivateLinkScopeResourceId = Value.Of(scope) });

        JudgementAssert.Equal(Judgement.NonCompliant(NoScope, Facts("Enabled", scope)), judgement);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("Enabling")]
    public void Judge_StateNobodyDocuments_IsUnknown(string state)
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.Of(state) });

        JudgementAssert.Equal(Judgement.UnknownValue(Unreadable, Facts(state, AnId.Scope().Text)), judgement);
    }

    [Fact]
    public void Judge_StateOfWrongType_IsUnknown()
    {
        var judgement = Judge(Associated with { PrivateLinkState = Value.OfMalformed("{}") });

        JudgementAssert.Equal(Judgement.UnknownValue(Unreadable, Facts("{}", AnId.Scope().Text)), judgement);
    }

    [Fact]
    public void Judge_ScopeIdOfWrongType_IsUnknown()
    {
        var judgement = Judge(Associated with { PrivateLinkScopeResourceId = Value.OfMalformed("[]") });

        JudgementAssert.Equal(Judgement.UnknownValue(Unreadable, Facts("Enabled", "[]")), judgement);
    }

    [Fact]
    public void Judge_ManyClusters_EachByItself()
    {
        var topology = AnEstate.With(Associated, ACluster.Unassociated("store-2"), ACluster.In(AnId.Scope(), "store-3")).Link();

        var states = topology.Clusters.Select(cluster => new ClusterIsAssociatedRule().Judge(cluster, topology).State);

        Assert.Equal([ComplianceState.Compliant, ComplianceState.NonCompliant, ComplianceState.Compliant], states);
    }

    private static Judgement Judge(ConnectedCluster cluster)
    {
        var topology = AnEstate.With(cluster).Link();
        return new ClusterIsAssociatedRule().Judge(topology.Clusters.Single(), topology);
    }

    private static ImmutableArray<Evidence> Facts(string? state, string? scope) =>
    [
        new(AnId.Cluster(), "properties.privateLinkState", state, "Enabled"),
        new(AnId.Cluster(), "properties.privateLinkScopeResourceId", scope, null),
    ];
}
