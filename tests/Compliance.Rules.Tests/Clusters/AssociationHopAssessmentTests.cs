using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Clusters;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Clusters;

/// <summary>ARC-PL-009 is for the history of findings: one estate must lose neither hop nor assurance by it, whatever it holds.</summary>
public sealed class AssociationHopAssessmentTests
{
    private const string OneMoment = "One reading of the estate does not show a change back and forth.";

    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_AnyAssociation_IsNotApplicable()
    {
        ConnectedCluster[] clusters =
        [
            ACluster.In(_chain.Scope),
            ACluster.Unassociated(),
            ACluster.Unassociated() with { PrivateLinkState = Value.OfMalformed("{}"), PrivateLinkScopeResourceId = Value.OfMalformed("[]") },
        ];

        Assert.All(clusters, cluster =>
        {
            var topology = AnEstate.With(cluster).Link();

            JudgementAssert.Equal(Judgement.NotApplicable(OneMoment), new OneScopePerClusterRule().Judge(topology.Clusters.Single(), topology));
        });
    }

    [Fact]
    public void Assess_AssociatedClusters_AreProvenWithoutIt()
    {
        var assessment = new Judge(BuiltInRules.Catalogue, []).Assess(_chain.Estate().Link());

        Assert.All(assessment.Topology.Clusters, cluster => Assert.Equal(HopState.Proven, assessment.Prove(cluster).Hops.Single(hop => hop.Hop == Hop.Association).State));
        Assert.DoesNotContain(assessment.Findings, finding => finding.Rule.Id == new RuleId("ARC-PL-009"));
        Assert.DoesNotContain(assessment.Unknowns, unknown => unknown.Rule.Id == new RuleId("ARC-PL-009"));
    }
}
