using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

/// <summary>A cluster's own connection decides, for that cluster, what is open of the ways it takes (design 4.3, CON-003).</summary>
public sealed class DecidingRuleTests
{
    private static readonly Evidence Heartbeat = new(AnId.Cluster(), "heartbeat", "now", null);

    private readonly HealthyChain _chain = new(clusters: 2);

    private IRule Deciding => ARule.On<ClusterNode>(
        ARule.Described("DECIDES", Hop.Connectivity, Severity.Info, isMandatory: false),
        cluster => cluster.Id == _chain.Cluster ? Judgement.Compliant(Heartbeat) : Judgement.NotApplicable("no"));

    [Fact]
    public void Assess_OpenFact_IsOpenOnlyForOthers()
    {
        var assessment = Assess(Judgement.NotProvided("?"));

        Assert.Equal([_chain.Clusters[1]], assessment.Unknowns.Single().Clusters.AsEnumerable());
        Assert.Equal([Assurance.Full, Assurance.Azure], assessment.Clusters.Select(cluster => cluster.Assurance));
    }

    [Fact]
    public void Prove_ClusterThatDecides_ShowsItsOwnEvidence()
    {
        var assessment = Assess(Judgement.NotProvided("?"));

        var hops = assessment.Topology.Clusters.Select(cluster => assessment.Prove(cluster).Hops[(int)Hop.Network]).ToList();

        Assert.Equal([HopState.Proven, HopState.NotAssessed], hops.Select(hop => hop.State));
        Assert.Equal([Heartbeat], hops[0].Evidence.AsEnumerable());
    }

    [Fact]
    public void Assess_EveryClusterDecides_LeavesNothingOpen()
    {
        var one = new HealthyChain();
        var all = ARule.On<ClusterNode>(Deciding.Descriptor, _ => Judgement.Compliant());

        var assessment = AnAssessment.Of(one.Estate(), all, Open(Judgement.NotProvided("?")));

        Assert.Empty(assessment.Unknowns);
        Assert.Equal(ComplianceState.Compliant, assessment.StateOf(new RuleId("OPEN"), one.Scope));
    }

    [Fact]
    public void Assess_ExplicitContradiction_Stands()
    {
        var finding = Assess(Judgement.NonCompliant("down")).Findings.Single();

        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
    }

    [Fact]
    public void Judge_SelectionWithoutTheDecidingRule_DecidesNothing() =>
        Assert.Equal(2, AnAssessment.Of(_chain.Estate(), Open(Judgement.NotProvided("?"))).Unknowns.Single().Clusters.Length);

    [Fact]
    public void Judge_TwoDecidingRules_AreRefused()
    {
        var other = ARule.On<ScopeNode>(ARule.Described("OTHER", Hop.Network) with { DecidedBy = new RuleId("ELSE") }, _ => Judgement.Compliant());

        Assert.Throws<ArgumentException>(() => new Judge(ARule.Catalogue(Open(Judgement.Compliant()), other), []));
    }

    private static IRule Open(Judgement judgement) =>
        ARule.On<ScopeNode>(ARule.Described("OPEN", Hop.Network, isMandatory: false) with { DecidedBy = new RuleId("DECIDES") }, _ => judgement);

    private Assessment Assess(Judgement judgement) => AnAssessment.Of(_chain.Estate(), Deciding, Open(judgement));
}
