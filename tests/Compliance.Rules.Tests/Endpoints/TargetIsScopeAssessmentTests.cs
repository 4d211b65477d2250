using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

/// <summary>What ARC-PE-002 says in full, and what an endpoint nobody could read does to the chain.</summary>
public sealed class TargetIsScopeAssessmentTests
{
    private static readonly RuleId Rule = new("ARC-PE-002");
    private static readonly ResourceId Unread = AnId.Endpoint("pe-unread", AnId.OtherSubscription);

    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_OtherGroup_ShowsTargetAndGroup()
    {
        var estate = _chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, WithGroups("blob", "table"));

        var judgement = Judge(estate, _chain.Endpoint);

        JudgementAssert.Equal(
            Judgement.NonCompliant(
                "The endpoint's sub-resource is not hybridcompute.",
                new(_chain.Endpoint, "properties.privateLinkServiceConnections[].properties.privateLinkServiceId", _chain.Scope.Text, _chain.Scope.Text),
                new(_chain.Endpoint, "properties.privateLinkServiceConnections[].properties.groupIds", "blob, table", "hybridcompute")),
            judgement);
    }

    [Fact]
    public void Judge_UnreadEndpoint_NamesWhatIsWanted()
    {
        var judgement = Judge(OnlyUnread(), Unread);

        JudgementAssert.Equal(
            Judgement.NotRead(Presence.NotCovered, ResourceType.PrivateEndpoint, AnId.OtherSubscription, "The endpoint could not be read, nor what it leads to.", ScopesWord("hybridcompute")),
            judgement);
    }

    [Fact]
    public void Judge_UnreadEndpointOfThrottledSubscription_IsReadFailed()
    {
        var judgement = Judge(OnlyUnread().Uncover(AnId.OtherSubscription, SubscriptionState.Throttled), Unread);

        Assert.Equal(UnknownReason.ReadFailed, judgement.Reason);
    }

    [Fact]
    public void Judge_UnreadEndpointWithoutGroups_IsUnknown()
    {
        var judgement = Judge(OnlyUnread(default(ValueList<string>)), Unread);

        Assert.Equal((ComplianceState.Unknown, UnknownReason.NotCovered), (judgement.State, judgement.Reason));
    }

    [Fact]
    public void Assess_OnlyEndpointUnread_LeavesTheRestUnreached()
    {
        var assessment = Assess(OnlyUnread());

        Assert.Equal(HopState.Unknown, StateOf(assessment, Hop.Endpoint));
        Assert.All([Hop.Network, Hop.Zones, Hop.Records, Hop.Forwarding], hop => Assert.Equal(HopState.NotReached, StateOf(assessment, hop)));
        Assert.All(assessment.Clusters, cluster => Assert.Equal(Verdict.Unknown, cluster.Verdict));
        Assert.Equal(_chain.Clusters, assessment.Unknowns.Single(unknown => unknown.Rule.Id == Rule).Clusters);
    }

    [Fact]
    public void Assess_OnlyEndpointUnreadAndOfAnotherGroup_BreaksTheHop()
    {
        var assessment = Assess(OnlyUnread(ValueList<string>.Of(["blob"])));

        var finding = assessment.Findings.Single(found => found.Rule.Id == Rule);
        Assert.Equal((Severity.High, HopState.Broken), (finding.Severity, StateOf(assessment, Hop.Endpoint)));
        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
    }

    [Fact]
    public void Assess_AnotherEndpointReadable_UnreadOneLeavesTheChain()
    {
        var assessment = Assess(_chain.Estate()
            .Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(Unread), AScope.Connection(_chain.Endpoint)]) }));

        Assert.Equal(HopState.Proven, StateOf(assessment, Hop.Endpoint));
        Assert.Empty(assessment.Unknowns.Where(unknown => unknown.Rule.Id == Rule).SelectMany(unknown => unknown.Clusters));
        // Nothing that was not read is needed for a proof: a gap to know of, no more.
        Assert.Equal(
            [new Gap($"Microsoft.Network/privateEndpoints in subscription {AnId.OtherSubscription}", "notCovered", GapEffect.Advisory)],
            assessment.Gaps.Where(gap => gap.What.StartsWith("Microsoft.Network/privateEndpoints ", StringComparison.Ordinal)));
        Assert.True(assessment.IsComplete);
    }

    [Fact]
    public void Assess_OnlyEndpointUnread_IsIncomplete() => Assert.False(Assess(OnlyUnread()).IsComplete);

    [Fact]
    public void Assess_OtherGroup_AffectsTheClustersOfThatScopeOnly()
    {
        var other = new HealthyChain("neu", address: "10.20.4.9");
        var estate = _chain.Estate().With(other.Rows()).Change<PrivateEndpoint>(_chain.Endpoint, WithGroups("blob"));

        var finding = Assess(estate).Findings.Single(found => found.Rule.Id == Rule);

        Assert.Equal(_chain.Endpoint, finding.ResourceId);
        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
    }

    private static Judgement Judge(EstateBuilder estate, ResourceId endpoint)
    {
        var topology = estate.Link();
        return new TargetIsScopeRule().Judge(topology.Endpoints.Single(node => node.Id == endpoint), topology);
    }

    private static Assessment Assess(EstateBuilder estate) => new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link());

    private HopState StateOf(Assessment assessment, Hop hop) =>
        assessment.Prove(assessment.Topology.FindCluster(_chain.Cluster)!).Hops.Single(found => found.Hop == hop).State;

    private Func<PrivateEndpoint, PrivateEndpoint> WithGroups(params string[] groups) => endpoint => endpoint with
    {
        Connections = ValueList<ServiceConnection>.Of([AnEndpoint.Connection(_chain.Scope) with { GroupIds = ValueList<string>.Of([.. groups]) }]),
    };

    private EstateBuilder OnlyUnread() => OnlyUnread(ValueList<string>.Of(["hybridcompute"]));

    private EstateBuilder OnlyUnread(ValueList<string> groups) => _chain.Estate()
        .Without(_chain.Endpoint)
        .Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(Unread) with { GroupIds = groups }]) });

    private Evidence ScopesWord(string groups) => new(_chain.Scope, $"properties.privateEndpointConnections[{Unread}].properties.groupIds", groups, "hybridcompute");
}
