using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class AssessmentTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Unknowns_OneRule_AreGroupedByReason()
    {
        var rule = ARule.Described("B", Hop.Zones);
        var open = ARule.On<ClusterNode>(rule, cluster => cluster.Id == _chain.Cluster ? Judgement.UnknownValue("value") : Judgement.NotProvided("declare it"));
        var shared = ARule.On<EndpointNode>(ARule.Described("A", Hop.Zones), _ => NotRead(ResourceType.NetworkInterface));

        var unknowns = AnAssessment.Of(_chain.Estate(), open, shared).Unknowns;

        Assert.Equal(
            [("A", UnknownReason.NotCovered, "unread"), ("B", UnknownReason.NotProvided, "declare it"), ("B", UnknownReason.UnknownValue, "value")],
            unknowns.Select(unknown => (unknown.Rule.Id.Value, unknown.Reason, unknown.Message)));
        Assert.Equal(_chain.Clusters, unknowns[0].Clusters);
        Assert.Equal([_chain.Endpoint], unknowns[0].Resources.AsEnumerable());
        Assert.Equal([_chain.Clusters[1]], unknowns[1].Clusters.AsEnumerable());
    }

    [Fact]
    public void Unknowns_SeveralMessages_TellOneWhateverTheOrder()
    {
        var open = ARule.On<ClusterNode>(ARule.Described("A", Hop.Zones), cluster => Judgement.UnknownValue(cluster.Id == _chain.Cluster ? "b" : "a"));

        Assert.Equal("a", AnAssessment.Of(_chain.Estate(), open).Unknowns.Single().Message);
    }

    [Fact]
    public void Gaps_ManyRulesThatMissTheSame_AreOne()
    {
        var assessment = AnAssessment.Of(
            _chain.Estate(),
            ARule.Saying(NotRead(ResourceType.NetworkInterface), ARule.Described("A", Hop.Zones, isMandatory: false)),
            ARule.Saying(NotRead(ResourceType.NetworkInterface), ARule.Described("B", Hop.Zones)));

        Assert.Equal(
            [new Gap($"Microsoft.Network/networkInterfaces in subscription {AnId.Subscription}", "notCovered", GapEffect.Incomplete)],
            assessment.Gaps.AsEnumerable());
        Assert.False(assessment.IsComplete);
    }

    [Fact]
    public void Gaps_OnlySupportingRulesMiss_IsAdvisoryAndComplete()
    {
        var assessment = AnAssessment.Of(_chain.Estate(), ARule.Saying(NotRead(ResourceType.Extension), ARule.Described("A", Hop.Features, isMandatory: false)));

        Assert.Equal(GapEffect.Advisory, assessment.Gaps.Single().Effect);
        Assert.True(assessment.IsComplete);
    }

    [Fact]
    public void Gaps_ReadThatFailed_SaysSo()
    {
        var assessment = AnAssessment.Of(_chain.Estate(), ARule.Saying(NotRead(ResourceType.Extension, Presence.ReadFailed), ARule.Described("A", Hop.Features)));

        Assert.Equal("readFailed", assessment.Gaps.Single().Reason);
    }

    [Fact]
    public void Gaps_OfTheReader_ComeFirstAndCount()
    {
        var truncated = new Gap("page 2", "truncated", GapEffect.Incomplete);

        var assessment = AnAssessment.Of(_chain.Estate().WithGap(truncated), ARule.Saying(NotRead(ResourceType.Extension), ARule.Described("A", Hop.Features, isMandatory: false)));

        Assert.Equal(truncated, assessment.Gaps[0]);
        Assert.Equal(2, assessment.Gaps.Length);
        Assert.False(assessment.IsComplete);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gaps_UnknownForOtherReasons_AreNone(bool isValue)
    {
        var open = isValue ? Judgement.UnknownValue("x") : Judgement.NotProvided("x");

        var assessment = AnAssessment.Of(_chain.Estate(), ARule.Saying(open, ARule.Described("A", Hop.Zones)));

        Assert.Empty(assessment.Gaps);
        Assert.True(assessment.IsComplete);
    }

    [Fact]
    public void Assessment_NothingWrong_HasNothingToSay()
    {
        var assessment = AnAssessment.Of(_chain.Estate(), ARule.On<ScopeNode>(ARule.Described("A", Hop.Scope), _ => Judgement.Compliant()));

        Assert.Equal((0, 0, 0, 0, true), (assessment.Findings.Length, assessment.Unknowns.Length, assessment.Gaps.Length, assessment.RuleFaults.Count, assessment.IsComplete));
        Assert.Equal(_chain.Clusters, assessment.Clusters.Select(cluster => cluster.ClusterId));
    }

    private static Judgement NotRead(ResourceType type, Presence presence = Presence.NotCovered) =>
        Judgement.NotRead(presence, type, AnId.Subscription, "unread");
}
