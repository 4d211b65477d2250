using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class ClusterRunsTests
{
    // Three runs, the last one short.
    private readonly HealthyChain _chain = new(clusters: 9000);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Assess_ManyRuns_PutsTheirResultsTogetherInTheOrderOfTheClusters(int workers)
    {
        var everySecond = ARule.On<ClusterNode>(ARule.Described("A", Hop.Zones), cluster => cluster.Index % 2 == 0 ? Judgement.NonCompliant("even") : Judgement.Compliant());
        var open = ARule.On<ClusterNode>(ARule.Described("B", Hop.Egress), cluster => Judgement.NotProvided(cluster.Index == 8000 ? "a" : "b"));
        var topology = _chain.Estate().Link();

        var assessment = new Judge(ARule.Catalogue(everySecond, open), []) { Workers = workers }.Assess(topology);

        Assert.Equal(topology.Clusters.Select(cluster => cluster.Id), assessment.Clusters.Select(cluster => cluster.ClusterId));
        Assert.Equal(topology.Clusters.Where(cluster => cluster.Index % 2 == 0).Select(cluster => cluster.Id), assessment.Findings.Select(finding => finding.ResourceId));
        Assert.All(assessment.Findings, finding => Assert.Equal([finding.ResourceId], finding.AffectedClusters.AsEnumerable()));
        var unknown = assessment.Unknowns.Single();
        Assert.Equal("a", unknown.Message);
        Assert.Equal(topology.Clusters.Select(cluster => cluster.Id), unknown.Clusters.AsEnumerable());
        Assert.Equal(unknown.Clusters.AsEnumerable(), unknown.Resources);
    }

    [Fact]
    public void Assess_OneCauseSeenInManyRuns_IsOneFinding()
    {
        var scope = _chain.Estate().Link().Scopes.Single();
        var shared = ARule.On<ScopeNode>(ARule.Described("A", Hop.Scope), _ => Judgement.NonCompliant("x"));

        var finding = new Judge(ARule.Catalogue(shared), []) { Workers = 4 }.Assess(_chain.Estate().Link()).Findings.Single();

        Assert.Equal(scope.Id, finding.ResourceId);
        Assert.Equal(_chain.Clusters.Order(), finding.AffectedClusters);
    }

    [Fact]
    public void Assess_RuleThatThrowsInManyRuns_KeepsTheFaultOfTheFirstCluster()
    {
        var throwing = ARule.On<ClusterNode>(ARule.Described("A", Hop.Zones), cluster => throw new InvalidOperationException(cluster.Id.Text));
        var neighbour = ARule.Saying(Judgement.NonCompliant("x"), ARule.Described("B", Hop.Egress));
        var topology = _chain.Estate().Link();

        var assessment = new Judge(ARule.Catalogue(throwing, neighbour), []) { Workers = 4 }.Assess(topology);

        Assert.Equal(topology.Clusters[0].Id.Text, assessment.RuleFaults.Single().Value.Message);
        Assert.Equal(9000, assessment.Unknowns.Single().Clusters.Length);
        Assert.Equal(9000, assessment.Findings.Length);
    }
}
