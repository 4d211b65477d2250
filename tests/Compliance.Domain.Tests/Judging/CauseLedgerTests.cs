using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class CauseLedgerTests
{
    private static readonly RuleDescriptor Rule = ARule.Described("R", Hop.Zones);

    private readonly HealthyChain _chain = new(clusters: 3);

    [Fact]
    public void Findings_OneCauseOfManyClusters_IsOne()
    {
        var chain = new HealthyChain(clusters: 500);
        var zone = chain.Zone(ArcZone.HybridIdentity);

        var assessment = AnAssessment.Of(chain.Estate(), FailingOn(zone, "no link"));

        var finding = assessment.Findings.Single();
        Assert.Equal(
            (FindingKey.Of(Rule.Id, zone), Rule, Severity.High, zone, "no link", false),
            (finding.Key, finding.Rule, finding.Severity, finding.ResourceId, finding.Message, finding.IsExempted));
        Assert.Equal(chain.Clusters.Order(), finding.AffectedClusters);
        Assert.Equal(500, assessment.Clusters.Count(cluster => cluster is { Verdict: Verdict.Broken, BrokenAt: Hop.Zones }));
    }

    [Fact]
    public void Findings_RuleOnClusters_IsOneForEach()
    {
        var assessment = AnAssessment.Of(_chain.Estate(), ARule.Saying(Judgement.NonCompliant("x"), Rule));

        Assert.Equal(_chain.Clusters, assessment.Findings.Select(finding => finding.ResourceId));
        Assert.All(assessment.Findings, finding => Assert.Equal([finding.ResourceId], finding.AffectedClusters.AsEnumerable()));
    }

    // Design 4.3, "Sites and shared resources": one finding, the worst severity, the clusters of the failing sites only.
    [Fact]
    public void Findings_SharedResourceJudgedBySites_AffectsTheFailingSitesOnly()
    {
        var zone = _chain.Zone(ArcZone.HybridIdentity);
        var sites = ASite.Declared(ASite.Of("*-1", "one"), ASite.Of("*-2", "two"), ASite.Of("*-3", "three"));
        var bySite = ARule.On<Seen<ZoneNode>>(Rule, seen => seen.Id != zone ? Judgement.Compliant() : seen.By.Site.Name switch
        {
            "one" => Judgement.NonCompliant("bad") with { Severity = Severity.Medium },
            "two" => Judgement.NonCompliant("worse", new Evidence(zone, "p", "a", "e")) with { Severity = Severity.Critical },
            _ => Judgement.Compliant(),
        });

        var assessment = AnAssessment.Of(_chain.Estate(), sites, bySite);

        var finding = assessment.Findings.Single();
        Assert.Equal((Severity.Critical, "worse", zone), (finding.Severity, finding.Message, finding.ResourceId));
        Assert.Equal([new Evidence(zone, "p", "a", "e")], finding.Evidence.AsEnumerable());
        Assert.Equal(_chain.Clusters.Take(2), finding.AffectedClusters);
        Assert.Equal([Verdict.Broken, Verdict.Broken, Verdict.Proven], assessment.Clusters.Select(cluster => cluster.Verdict));
    }

    [Fact]
    public void Findings_SiteThatOnlyFailsLow_IsAffectedButNotBroken()
    {
        var sites = ASite.Declared(ASite.Of("*-1", "one"));
        var bySite = ARule.On<Seen<EndpointNode>>(Rule, seen => Judgement.NonCompliant("x") with { Severity = seen.By.Site.Name is "one" ? Severity.Low : Severity.High });

        var assessment = AnAssessment.Of(_chain.Estate(), sites, bySite);

        Assert.Equal((Severity.High, 3), (assessment.Findings.Single().Severity, assessment.Findings.Single().AffectedClusters.Length));
        Assert.Equal([Verdict.Proven, Verdict.Broken, Verdict.Broken], assessment.Clusters.Select(cluster => cluster.Verdict));
    }

    // Two sites may fail alike for different reasons: which one is told must not hang on the order of rows.
    [Fact]
    public void Findings_TwoJudgementsOfOneSeverity_TellTheSameInAnyOrder()
    {
        var sites = ASite.Declared(ASite.Of("*-1", "one"), ASite.Of("*-2", "two"), ASite.Of("*-3", "three"));
        var bySite = ARule.On<Seen<EndpointNode>>(Rule, seen => Judgement.NonCompliant(
            seen.By.Site.Name is "one" ? "b" : "a",
            new Evidence(_chain.Endpoint, "site", seen.By.Site.Name, null)));
        var rows = _chain.Rows().ToList();

        var forward = AnAssessment.Of(AnEstate.With([.. rows]), sites, bySite).Findings.Single();
        rows.Reverse();
        var backward = AnAssessment.Of(AnEstate.With([.. rows]), sites, bySite).Findings.Single();

        Assert.Equal(("a", "three"), (forward.Message, forward.Evidence.Single().Actual));
        Assert.Equal(("a", "three"), (backward.Message, backward.Evidence.Single().Actual));
    }

    [Fact]
    public void Findings_ResourceNoClusterDependsOn_IsJudgedToo()
    {
        var unused = new HealthyChain("unused", clusters: 0);
        var estate = _chain.Estate().With(unused.Rows()).With(AZone.Named(AnId.Zone(ArcZone.HybridIdentity.Name)));

        var assessment = AnAssessment.Of(
            estate,
            ARule.On<ScopeNode>(ARule.Described("A", Hop.Scope), scope => scope.Id == unused.Scope ? Judgement.NonCompliant("x") : Judgement.Compliant()),
            ARule.On<ZoneNode>(ARule.Described("B", Hop.Zones), zone => zone.Id == AnId.Zone(ArcZone.HybridIdentity.Name) ? Judgement.NonCompliant("x") : Judgement.Compliant()));

        Assert.Equal([unused.Scope, AnId.Zone(ArcZone.HybridIdentity.Name)], assessment.Findings.Select(finding => finding.ResourceId));
        Assert.All(assessment.Findings, finding => Assert.Empty(finding.AffectedClusters));
    }

    [Fact]
    public void Findings_Many_AreBySeverityThenRuleThenResource()
    {
        var assessment = AnAssessment.Of(
            _chain.Estate(),
            ARule.Saying(Judgement.NonCompliant("x"), ARule.Described("B", Hop.Zones)),
            ARule.Saying(Judgement.NonCompliant("x"), ARule.Described("A", Hop.Zones)),
            ARule.Saying(Judgement.NonCompliant("x"), ARule.Described("C", Hop.Zones, Severity.Critical)));

        Assert.Equal(
            ["C", "C", "C", "A", "A", "A", "B", "B", "B"],
            assessment.Findings.Select(finding => finding.Rule.Id.Value));
        Assert.Equal([.. _chain.Clusters, .. _chain.Clusters, .. _chain.Clusters], assessment.Findings.Select(finding => finding.ResourceId));
    }

    [Fact]
    public void Findings_EvidenceOfAJudgement_IsInOrder()
    {
        var facts = new Evidence[] { new(_chain.Cluster, "b", null, null), new(_chain.Scope, "a", "2", null), new(_chain.Scope, "a", "1", null), new(_chain.Cluster, "a", null, null) };

        var finding = AnAssessment.Of(new HealthyChain().Estate(), ARule.Saying(Judgement.NonCompliant("x", [.. facts]), Rule)).Findings.Single();

        Assert.Equal([facts[2], facts[1], facts[3], facts[0]], finding.Evidence.AsEnumerable());
    }

    [Fact]
    public void StateOf_Subject_IsWhatWasJudged()
    {
        var endpoint = _chain.Endpoint;
        var rules = new (string Id, Judgement Says)[]
        {
            ("FAIL", Judgement.NonCompliant("x")), ("OPEN", Judgement.UnknownValue("x")), ("PASS", Judgement.Compliant()), ("NONE", Judgement.NotApplicable("x")),
        };

        var assessment = AnAssessment.Of(_chain.Estate(), [.. rules.Select(rule => ARule.On<EndpointNode>(ARule.Described(rule.Id, Hop.Endpoint), _ => rule.Says))]);

        Assert.Equal(
            [ComplianceState.NonCompliant, ComplianceState.Unknown, ComplianceState.Compliant, ComplianceState.NotApplicable],
            rules.Select(rule => assessment.StateOf(new RuleId(rule.Id), endpoint)!.Value));
        Assert.Null(assessment.StateOf(new RuleId("PASS"), AnId.Endpoint("nowhere")));
    }

    [Fact]
    public void StateOf_Cluster_IsWhatWasJudged()
    {
        var assessment = AnAssessment.Of(_chain.Estate(), ARule.On<ClusterNode>(Rule, cluster => cluster.Id == _chain.Cluster ? Judgement.Compliant() : Judgement.NonCompliant("x")));

        Assert.Equal(ComplianceState.Compliant, assessment.StateOf(Rule.Id, _chain.Cluster));
        Assert.Equal(ComplianceState.NonCompliant, assessment.StateOf(Rule.Id, _chain.Clusters[1]));
        Assert.Null(assessment.StateOf(Rule.Id, AnId.Cluster("nowhere")));
        Assert.Null(assessment.StateOf(new RuleId("OTHER"), _chain.Cluster));
    }

    // Applicable for one site and not for another: the answer that says more counts.
    [Fact]
    public void StateOf_SubjectThatAppliesToOneSiteOnly_IsCompliant()
    {
        var bySite = ARule.On<Seen<EndpointNode>>(Rule, seen => seen.By.Site.Name is "one" ? Judgement.Compliant() : Judgement.NotApplicable("x"));

        var assessment = AnAssessment.Of(_chain.Estate(), ASite.Declared(ASite.Of("*-1", "one")), bySite);

        Assert.Equal(ComplianceState.Compliant, assessment.StateOf(Rule.Id, _chain.Endpoint));
    }

    private static IRule FailingOn(ResourceId subject, string message) =>
        ARule.On<Seen<ZoneNode>>(Rule, zone => zone.Id == subject ? Judgement.NonCompliant(message) : Judgement.Compliant());
}
