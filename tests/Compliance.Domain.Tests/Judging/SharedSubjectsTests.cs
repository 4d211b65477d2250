using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

/// <summary>Which clusters a judgement on a shared subject concerns.</summary>
public sealed class SharedSubjectsTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Assess_Subscription_ConcernsClustersAndClustersOfScopesInIt()
    {
        var far = ACluster.In(_chain.Scope) with { Id = AnId.Cluster("far", AnId.OtherSubscription) };
        var rule = ARule.On<SubscriptionNode>(ARule.Described("A", Hop.Subscription), _ => Judgement.NonCompliant("no"));

        var findings = AnAssessment.Of(_chain.Estate().With(far), rule).Findings;

        Assert.Equal(
            [$"{AnId.Subscription}: weu-1 far", $"{AnId.OtherSubscription}: far"],
            findings.Select(finding => $"{finding.ResourceId.Subscription}: {string.Join(' ', finding.AffectedClusters.Select(cluster => cluster.Name))}"));
    }

    [Fact]
    public void Assess_SubscriptionOfProvisionedClustersOnly_IsNotJudged()
    {
        var rule = ARule.On<SubscriptionNode>(ARule.Described("A", Hop.Subscription), _ => Judgement.NonCompliant("no"));

        Assert.Empty(AnAssessment.Of(AnEstate.With(ACluster.Unassociated() with { Kind = Value.Of("ProvisionedCluster") }), rule).Findings);
    }

    [Theory]
    [InlineData("none", "pls-weu")]
    [InlineData("idle", "idle pls-weu")]
    public void Assess_PartOfAnEstate_JudgesWhatItIsAboutAndWhatItsClustersDependOn(string about, string judged)
    {
        var idle = AScope.Named(AnId.Scope("idle"));
        foreach (var rule in (IRule[])[
            ARule.On<ScopeNode>(ARule.Described("A", Hop.Scope), _ => Judgement.NonCompliant("no")),
            ARule.On<Seen<ScopeNode>>(ARule.Described("A", Hop.Scope), _ => Judgement.NonCompliant("no"))])
        {
            var assessment = new Judge(ARule.Catalogue(rule), []).Assess(_chain.Estate().With(idle).Link(), id => id.Name == about);

            Assert.Equal(judged.Split(' '), assessment.Findings.Select(finding => finding.ResourceId.Name).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Assess_SitesThatDiffer_AreOneFindingOfTheWorstThatConcernsTheFailingOnly()
    {
        var chain = new HealthyChain(clusters: 3);
        var rule = ARule.On<Seen<ScopeNode>>(ARule.Described("A", Hop.Forwarding, isMandatory: false), seen => seen.Site.Name switch
        {
            "one" => Judgement.NonCompliant("low") with { Severity = Severity.Low },
            "two" => Judgement.NonCompliant("high"),
            _ => Judgement.Compliant(),
        });
        var declared = ASite.Declared(ASite.Of("*/weu-1", "one"), ASite.Of("*/weu-2", "two"));

        var assessment = new Judge(ARule.Catalogue(rule), []).Assess(chain.Estate().Link(declared));

        var finding = assessment.Findings.Single();
        Assert.Equal((Severity.High, "high"), (finding.Severity, finding.Message));
        Assert.Equal(["weu-1", "weu-2"], finding.AffectedClusters.Select(cluster => cluster.Name));
        Assert.Equal([HopState.NotAssessed, HopState.Broken, HopState.Proven], assessment.Topology.Clusters.Select(cluster => assessment.Prove(cluster).Hops[(int)Hop.Forwarding].State));
    }

    [Theory]
    [InlineData(DnsMode.Manual, Verdict.Unknown)]
    [InlineData(DnsMode.Azure, Verdict.Proven)]
    public void Assess_RuleThatIsMandatoryInManualDns_LeavesItsHopUnknownThere(DnsMode mode, Verdict expected)
    {
        var open = ARule.On<Seen<ScopeNode>>(ARule.Described("A", Hop.Forwarding, isMandatory: false) with { IsMandatoryInManualDns = true }, _ => Judgement.NotProvided("?"));
        var declared = ASite.Declared(ASite.Of("*") with { DnsMode = mode });

        Assert.Equal(expected, new Judge(ARule.Catalogue(open), []).Assess(_chain.Estate().Link(declared)).Clusters.Single().Verdict);
    }

    [Fact]
    public void Assess_UnreadEndpointThatIsTheOnlyOne_IsJudged()
    {
        var rule = ARule.On<EndpointNode>(ARule.Described("A", Hop.Endpoint), endpoint => endpoint.IsGap ? Judgement.UnknownValue("?") : Judgement.Compliant());

        var assessment = AnAssessment.Of(_chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint), rule);

        Assert.Equal([_chain.Cluster], assessment.Unknowns.Single().Clusters.AsEnumerable());
    }

    [Fact]
    public void Assess_NoEgressDeclared_NamesTheScopeOrNothing()
    {
        var rule = ARule.On<EgressPath>(ARule.Described("A", Hop.Egress, isMandatory: false), _ => Judgement.NotProvided("?"));
        var plain = ACluster.Unassociated("plain");

        var unknowns = AnAssessment.Of(_chain.Estate().With(plain), rule).Unknowns.Single();

        Assert.Equal([_chain.Scope], unknowns.Resources.AsEnumerable());
        Assert.Equal(2, unknowns.Clusters.Length);
    }
}
