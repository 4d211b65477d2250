using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class RuleFaultsTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Guard_RuleThatThrows_IsUnknownAndItsNeighboursRun()
    {
        var fault = new InvalidOperationException("bug");
        var throwing = ARule.On<ClusterNode>(ARule.Described("B", Hop.Zones), cluster => cluster.Id == _chain.Cluster ? throw fault : Judgement.Compliant());
        var before = ARule.Saying(Judgement.NonCompliant("x"), ARule.Described("A", Hop.Egress));
        var after = ARule.Saying(Judgement.NonCompliant("x"), ARule.Described("C", Hop.Features));

        var assessment = AnAssessment.Of(_chain.Estate(), before, throwing, after);

        Assert.Equal(["A", "A", "C", "C"], assessment.Findings.Select(finding => finding.Rule.Id.Value));
        var unknown = assessment.Unknowns.Single();
        Assert.Equal(
            ("B", UnknownReason.UnknownValue, "The rule failed on this resource (InvalidOperationException); please report it."),
            (unknown.Rule.Id.Value, unknown.Reason, unknown.Message));
        Assert.Equal([_chain.Cluster], unknown.Clusters.AsEnumerable());
        Assert.Same(fault, assessment.RuleFaults.Single().Value);
        Assert.Equal(HopState.Unknown, assessment.ProofOf(_chain.Cluster).StateOf(Hop.Zones));
        Assert.Equal(HopState.Proven, assessment.ProofOf(_chain.Clusters[1]).StateOf(Hop.Zones));
    }

    [Fact]
    public void Guard_SharedRuleThatThrows_LeavesEveryClusterOfItUnknown()
    {
        var assessment = AnAssessment.Of(_chain.Estate(), ARule.On<Seen<ZoneNode>>(ARule.Described("A", Hop.Zones), _ => throw new NotSupportedException()));

        Assert.All(assessment.Clusters, cluster => Assert.Equal(Verdict.Unknown, cluster.Verdict));
        Assert.Equal(3, assessment.Unknowns.Single().Resources.Length);
        Assert.Equal(["A"], assessment.RuleFaults.Keys.Select(id => id.Value));
    }
}
