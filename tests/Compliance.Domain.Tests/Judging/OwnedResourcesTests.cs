using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

/// <summary>What hangs on a cluster: judged with it, named by the finding, affecting nobody else.</summary>
public sealed class OwnedResourcesTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Assess_ManyOfOneCluster_AreFindingsOfTheirOwnThatAffectIt()
    {
        var rule = ARule.On<ExtensionNode>(ARule.Described("A", Hop.Features), extension => extension.Id.Name == "good" ? Judgement.Compliant() : Judgement.NonCompliant("bad"));
        var estate = _chain.Estate().With(ACluster.Extension(_chain.Cluster, name: "bad-1"), ACluster.Extension(_chain.Cluster, name: "bad-2"), ACluster.Extension(_chain.Clusters[1], name: "good"));

        var assessment = AnAssessment.Of(estate, rule);

        Assert.Equal(["bad-1", "bad-2"], assessment.Findings.Select(finding => finding.ResourceId.Name));
        Assert.All(assessment.Findings, finding => Assert.Equal([_chain.Cluster], finding.AffectedClusters.AsEnumerable()));
        Assert.Equal([Verdict.Broken, Verdict.Proven], assessment.Clusters.Select(cluster => cluster.Verdict));
        Assert.Equal(2, assessment.Prove(assessment.Topology.FindCluster(_chain.Cluster)!).Findings.Length);
    }

    [Fact]
    public void Assess_EachKind_MeetsItsOwnRules()
    {
        var estate = _chain.Estate().With(ACluster.Extension(_chain.Cluster), ACluster.Flux(_chain.Cluster), ACluster.CustomLocation(_chain.Cluster));

        var assessment = AnAssessment.Of(
            estate,
            ARule.On<ExtensionNode>(ARule.Described("A", Hop.Features), _ => Judgement.NonCompliant("a")),
            ARule.On<FluxConfigurationNode>(ARule.Described("B", Hop.Features), _ => Judgement.NonCompliant("b")),
            ARule.On<CustomLocationNode>(ARule.Described("C", Hop.Features), _ => Judgement.NonCompliant("c")));

        Assert.Equal(["A extension", "B platform", "C location"], assessment.Findings.Select(finding => $"{finding.Rule.Id} {finding.ResourceId.Name}"));
    }

    [Fact]
    public void Assess_OpenFactOfOne_NamesItAndItsCluster()
    {
        var rule = ARule.On<ExtensionNode>(ARule.Described("A", Hop.Features, isMandatory: false), _ => Judgement.UnknownValue("?"));

        var unknowns = AnAssessment.Of(_chain.Estate().With(ACluster.Extension(_chain.Cluster)), rule).Unknowns.Single();

        Assert.Equal([_chain.Cluster], unknowns.Clusters.AsEnumerable());
        Assert.Equal(["extension"], unknowns.Resources.Select(id => id.Name));
    }

    [Fact]
    public void Assess_OnProvisionedClusterOrOnNone_IsNotJudged()
    {
        var rule = ARule.On<ExtensionNode>(ARule.Described("A", Hop.Features), _ => Judgement.NonCompliant("bad"));
        var estate = _chain.Estate()
            .Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Kind = Value.Of("ProvisionedCluster") })
            .With(ACluster.Extension(_chain.Cluster), ACluster.Extension(AnId.Cluster("gone")));

        Assert.Empty(AnAssessment.Of(estate, rule).Findings);
    }

    [Fact]
    public void StateOf_OwnedResource_IsItsOwn()
    {
        var rule = ARule.On<ExtensionNode>(ARule.Described("A", Hop.Features), extension => extension.Id.Name == "good" ? Judgement.Compliant() : Judgement.NonCompliant("bad"));
        var (good, gone) = (ACluster.Extension(_chain.Cluster, name: "good"), ACluster.Extension(_chain.Cluster, name: "gone"));

        var assessment = AnAssessment.Of(_chain.Estate().With(good), rule);

        Assert.Equal(ComplianceState.Compliant, assessment.StateOf(rule.Descriptor.Id, good.Id));
        Assert.Null(assessment.StateOf(rule.Descriptor.Id, gone.Id));
    }
}
