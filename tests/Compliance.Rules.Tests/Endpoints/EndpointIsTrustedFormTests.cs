using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

/// <summary>ARC-PE-006 on connections that do not say whose they are, and what it does to the scope's clusters.</summary>
public sealed class EndpointIsTrustedFormTests
{
    private const string UnknownForm = "The scope's connections have a form or status this rule does not know.";

    private static readonly ResourceId Stranger = AnId.Endpoint("stranger", AnId.OtherSubscription);

    private readonly HealthyChain _chain = new(clusters: 2);

    [Theory]
    [InlineData(null)]
    [InlineData("no id")]
    public void Judge_ApprovedWithoutReadableEndpoint_IsUnknown(string? endpoint)
    {
        var judgement = Judge(AScope.Connection(_chain.Endpoint), AScope.Connection(Stranger) with { PrivateEndpointId = Value.Of(endpoint) });

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Names(endpoint)), judgement);
    }

    [Fact]
    public void Judge_EndpointIdOfWrongType_IsUnknown()
    {
        var judgement = Judge(AScope.Connection(Stranger) with { PrivateEndpointId = Value.OfMalformed("[]") });

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Names("[]")), judgement);
    }

    [Fact]
    public void Judge_StatusOfWrongType_IsUnknown()
    {
        var judgement = Judge(AScope.Connection(_chain.Endpoint), AScope.Connection(Stranger) with { Status = Value.OfMalformed("{}") });

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Names(Stranger.Text)), judgement);
    }

    [Fact]
    public void Judge_ConnectionsOfWrongType_IsUnknown()
    {
        var judgement = Judge(AScope.Named(_chain.Scope) with { PrivateEndpointConnections = ValueList<ScopeConnection>.OfMalformed([]) });

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm), judgement);
    }

    [Fact]
    public void Judge_StrangerBesideAnUnreadableOne_Fails()
    {
        var judgement = Judge(AScope.Connection(Stranger), AScope.Connection(Stranger) with { PrivateEndpointId = default });

        JudgementAssert.Equal(Judgement.NonCompliant("1 approved endpoint(s) are neither in the estate nor trusted.", Names(Stranger.Lower)), judgement);
    }

    [Fact]
    public void Judge_PendingWithoutReadableEndpoint_IsNoMatter()
    {
        var judgement = Judge(AScope.Connection(_chain.Endpoint), AScope.Connection(Stranger, "Pending") with { PrivateEndpointId = default });

        JudgementAssert.Equal(Judgement.Compliant(Names(_chain.Endpoint.Text)), judgement);
    }

    [Fact]
    public void Judge_ConnectionsAbsent_IsNotApplicable()
    {
        var judgement = Judge(AScope.Named(_chain.Scope) with { PrivateEndpointConnections = default });

        JudgementAssert.Equal(Judgement.NotApplicable("The scope was not read, or has approved nothing."), judgement);
    }

    [Fact]
    public void Assess_Stranger_IsOnTheScopeAndBreaksTheHopOfItsClusters()
    {
        var estate = _chain.Estate().With(new HealthyChain("neu", address: "10.20.4.9").Rows())
            .Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(_chain.Endpoint), AScope.Connection(Stranger)]) });

        var assessment = new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link(new DeclarationSet { TrustedPrivateEndpointIds = [] }));

        var finding = assessment.Findings.Single(found => found.Rule.Id == new RuleId("ARC-PE-006"));
        Assert.Equal((_chain.Scope, Severity.Medium), (finding.ResourceId, finding.Severity));
        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
        Assert.Equal(HopState.Broken, assessment.Prove(assessment.Topology.FindCluster(_chain.Cluster)!).Hops.Single(hop => hop.Hop == Hop.Endpoint).State);
    }

    private Judgement Judge(params ScopeConnection[] connections) => Judge(AScope.Named(_chain.Scope, connections));

    private Judgement Judge(PrivateLinkScope scope)
    {
        var topology = _chain.Estate().With(scope).Link(new DeclarationSet { TrustedPrivateEndpointIds = [] });
        return new EndpointIsTrustedRule().Judge(topology.Scopes.Single(), topology);
    }

    private Evidence Names(string? endpoint) =>
        new(_chain.Scope, "properties.privateEndpointConnections[].properties.privateEndpoint.id", endpoint, "known or trusted");
}
