using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class JudgeTests
{
    private static readonly Judgement Pass = Judgement.Compliant();
    private static readonly Judgement Fail = Judgement.NonCompliant("broken");
    private static readonly Judgement Open = Judgement.UnknownValue("open");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Assess_AllRulesPass_IsProvenInFull()
    {
        var verdict = Assess(ARule.Saying(Pass, ARule.Described("A", Hop.Association)));

        Assert.Equal(new ClusterVerdict { ClusterId = _chain.Cluster, Verdict = Verdict.Proven, Assurance = Assurance.Full }, verdict);
    }

    [Fact]
    public void Assess_SupportingRuleOpen_IsProvenInAzure()
    {
        var verdict = Assess(
            ARule.Saying(Pass, ARule.Described("A", Hop.Association)),
            ARule.Saying(Judgement.NotProvided("attest it"), ARule.Described("B", Hop.Egress, isMandatory: false)));

        Assert.Equal(new ClusterVerdict { ClusterId = _chain.Cluster, Verdict = Verdict.Proven, Assurance = Assurance.Azure }, verdict);
    }

    [Fact]
    public void Assess_MandatoryRuleOpen_IsUnknown()
    {
        var verdict = Assess(ARule.Saying(Open, ARule.Described("A", Hop.Zones)));

        Assert.Equal(new ClusterVerdict { ClusterId = _chain.Cluster, Verdict = Verdict.Unknown, Assurance = Assurance.Azure }, verdict);
    }

    [Fact]
    public void Assess_HopsBrokenAndUnknown_IsBrokenAtTheFirstInOrder()
    {
        var verdict = Assess(
            ARule.Saying(Fail, ARule.Described("A", Hop.Connectivity)),
            ARule.Saying(Open, ARule.Described("B", Hop.Association)),
            ARule.Saying(Fail, ARule.Described("C", Hop.Zones)));

        Assert.Equal((Verdict.Broken, Hop.Zones), (verdict.Verdict, verdict.BrokenAt));
    }

    [Fact]
    public void Assess_LowAndInfoFailures_BreakNothing()
    {
        var verdict = Assess(
            ARule.Saying(Fail, ARule.Described("A", Hop.Zones, Severity.Low)),
            ARule.Saying(Fail with { Severity = Severity.Info }, ARule.Described("B", Hop.Zones)));

        Assert.Equal((Verdict.Proven, Assurance.Full, null), (verdict.Verdict, verdict.Assurance, verdict.BrokenAt));
    }

    // Nothing failed and no rule said Unknown, but half of the chain was never seen: absence is no proof.
    [Fact]
    public void Assess_OnlyApprovedEndpointUnread_IsUnknown()
    {
        var estate = _chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint);

        var verdict = AnAssessment.Of(estate, ARule.Saying(Pass, ARule.Described("A", Hop.Endpoint))).Clusters.Single();

        Assert.Equal((Verdict.Unknown, null), (verdict.Verdict, verdict.BrokenAt));
    }

    [Fact]
    public void Assess_ProvisionedCluster_IsOutOfScopeAndJudgedByNoRule()
    {
        var estate = _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Kind = Value.Of("ProvisionedCluster") });

        var assessment = AnAssessment.Of(
            estate,
            ARule.Saying(Fail, ARule.Described("A", Hop.Association)),
            ARule.On<ScopeNode>(ARule.Described("B", Hop.Scope), _ => Fail),
            ARule.On<EndpointNode>(ARule.Described("C", Hop.Endpoint), _ => Judgement.UnknownValue("open")));

        var verdict = assessment.Clusters.Single();
        Assert.Equal((Verdict.OutOfScope, OutOfScopeReason.ProvisionedCluster, null), (verdict.Verdict, verdict.OutOfScopeReason, verdict.BrokenAt));
        Assert.Equal((new RuleId("B"), 0), (assessment.Findings.Single().Rule.Id, assessment.Findings.Single().AffectedClusters.Length));
        Assert.Empty(assessment.Unknowns.Single().Clusters.AsEnumerable());
        Assert.Equal(ComplianceState.NotApplicable, assessment.StateOf(new RuleId("A"), _chain.Cluster));
    }

    [Fact]
    public void Assess_EveryBreakExempted_IsOutOfScope()
    {
        var assessment = AnAssessment.Exempting("A", _chain.Estate(), ARule.Saying(Fail, ARule.Described("A", Hop.Zones)), ARule.Saying(Pass, ARule.Described("B", Hop.Scope)));

        var verdict = assessment.Clusters.Single();
        Assert.Equal((Verdict.OutOfScope, OutOfScopeReason.Exempt, Hop.Zones), (verdict.Verdict, verdict.OutOfScopeReason, verdict.BrokenAt));
        Assert.True(assessment.Findings.Single().IsExempted);
    }

    [Fact]
    public void Assess_OneBreakNotExempted_IsBroken()
    {
        var verdict = AnAssessment.Exempting(
            "A",
            _chain.Estate(),
            ARule.Saying(Fail, ARule.Described("A", Hop.Zones)),
            ARule.Saying(Fail, ARule.Described("B", Hop.Egress))).Clusters.Single();

        Assert.Equal((Verdict.Broken, null, Hop.Zones), (verdict.Verdict, verdict.OutOfScopeReason, verdict.BrokenAt));
    }

    [Fact]
    public void Assess_ExemptedButAnotherHopUnknown_IsBroken()
    {
        var verdict = AnAssessment.Exempting(
            "A",
            _chain.Estate(),
            ARule.Saying(Fail, ARule.Described("A", Hop.Zones)),
            ARule.Saying(Open, ARule.Described("B", Hop.Egress))).Clusters.Single();

        Assert.Equal((Verdict.Broken, null), (verdict.Verdict, verdict.OutOfScopeReason));
    }

    [Fact]
    public void Assess_ExemptionExpired_DoesNotCount()
    {
        var yesterday = AnAssessment.Exempt("A", expires: DateOnly.FromDateTime(EstateBuilder.Now.UtcDateTime).AddDays(-1));

        var verdict = new Judge(ARule.Catalogue(ARule.Saying(Fail, ARule.Described("A", Hop.Zones))), [yesterday]).Assess(_chain.Estate().Link()).Clusters.Single();

        Assert.Equal(Verdict.Broken, verdict.Verdict);
    }

    [Fact]
    public void Assess_LowFindingExempted_LeavesTheVerdictAlone()
    {
        var assessment = AnAssessment.Exempting("A", _chain.Estate(), ARule.Saying(Fail, ARule.Described("A", Hop.Zones, Severity.Low)));

        Assert.Equal(Verdict.Proven, assessment.Clusters.Single().Verdict);
        Assert.True(assessment.Findings.Single().IsExempted);
    }

    [Fact]
    public void Assess_ManualSite_StandsDownTheRulesThatNeedPrivateZones()
    {
        var manual = ASite.Declared(ASite.Of("*") with { DnsMode = DnsMode.Manual });
        var needing = ARule.On<Seen<ZoneNode>>(ARule.Described("A", Hop.Zones, needsPrivateZones: true), _ => Fail);
        var other = ARule.On<EndpointNode>(ARule.Described("B", Hop.Endpoint), _ => Fail);

        var assessment = AnAssessment.Of(_chain.Estate(), manual, needing, other);

        Assert.Equal([new RuleId("B")], assessment.Findings.Select(finding => finding.Rule.Id));
        Assert.Equal(ComplianceState.NotApplicable, assessment.StateOf(new RuleId("A"), _chain.Zone(ArcZone.HybridIdentity)));
    }

    [Fact]
    public void Assess_SubjectManyClustersShare_IsJudgedOnce()
    {
        var judged = 0;
        var counting = ARule.On<ScopeNode>(ARule.Described("A", Hop.Scope), _ =>
        {
            judged++;
            return Pass;
        });

        AnAssessment.Of(new HealthyChain(clusters: 50).Estate(), ASite.Declared(ASite.Of("*-7")), counting);

        Assert.Equal(1, judged);
    }

    [Fact]
    public void Prove_Cluster_ShowsEvidenceAndFindingsOfItsHopsInOrder()
    {
        var facts = new[] { Fact("b"), Fact("a"), Fact("a") };
        var assessment = AnAssessment.Of(
            _chain.Estate(),
            ARule.Saying(Judgement.NonCompliant("broken", [.. facts]), ARule.Described("B", Hop.Scope)),
            ARule.On<ScopeNode>(ARule.Described("A", Hop.Scope, Severity.Low), _ => Judgement.NonCompliant("small", Fact("c"))));

        var proof = assessment.ProofOf(_chain.Cluster);

        Assert.Equal(["a", "b", "c"], proof.Hops[(int)Hop.Scope].Evidence.Select(fact => fact.Property));
        Assert.Equal(["A", "B"], proof.Hops[(int)Hop.Scope].Findings.Select(key => key.Value[..1]));
        Assert.Equal(assessment.Findings.Select(finding => finding.Key.Value).Order(StringComparer.Ordinal), proof.Findings.Select(key => key.Value));
        Assert.Equal(assessment.Clusters.Single(), proof.Summary);
    }

    private Evidence Fact(string property) => new(_chain.Cluster, property, "x", "y");

    private ClusterVerdict Assess(params IRule[] rules) => AnAssessment.Of(_chain.Estate(), rules).Clusters.Single();
}
