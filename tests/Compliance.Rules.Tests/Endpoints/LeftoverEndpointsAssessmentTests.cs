using Compliance.Domain.Estates;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

/// <summary>Endpoints that lead nowhere or wait for approval (ARC-PE-003, ARC-PE-004): what is shown, and that clusters do not pay for them.</summary>
public sealed class LeftoverEndpointsAssessmentTests
{
    private static readonly ResourceId Leftover = AnId.Endpoint("pe-leftover");
    private static readonly ResourceId Gone = AnId.Scope("gone");

    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_ScopeGone_ShowsThatItIsMissing()
    {
        var judgement = Judge(new NoDanglingEndpointRule(), With(AnEndpoint.Connection(Gone)));

        JudgementAssert.Equal(
            Judgement.NonCompliant("The scope that the endpoint leads to does not exist.", OwnSide("Approved"), new(Gone, "id", null, Gone.Lower)),
            judgement);
    }

    [Fact]
    public void Judge_ScopeOfThrottledSubscription_IsReadFailed()
    {
        var foreign = AnId.Scope("foreign", AnId.OtherSubscription);

        var judgement = Judge(new NoDanglingEndpointRule(), With(AnEndpoint.Connection(foreign)).Uncover(AnId.OtherSubscription, SubscriptionState.Throttled));

        Assert.Equal((ComplianceState.Unknown, UnknownReason.ReadFailed), (judgement.State, judgement.Reason));
    }

    [Fact]
    public void Judge_DisconnectedFromAnUnreadScope_FailsByTheEndpointsOwnWord()
    {
        var foreign = AnId.Scope("foreign", AnId.OtherSubscription);

        var judgement = Judge(new NoDanglingEndpointRule(), With(AnEndpoint.Connection(foreign, "Disconnected")).Uncover(AnId.OtherSubscription));

        Assert.Equal(ComplianceState.NonCompliant, judgement.State);
    }

    [Fact]
    public void Judge_OnlyTheScopeSaysDisconnected_Fails()
    {
        var dropped = AScope.Named(Gone, AScope.Connection(Leftover, "Disconnected"));

        var judgement = Judge(new NoDanglingEndpointRule(), With(AnEndpoint.Connection(Gone)).With(dropped));

        Assert.Equal(ComplianceState.NonCompliant, judgement.State);
    }

    [Fact]
    public void Judge_LookAlikeScopeGone_IsNotApplicable()
    {
        var lookAlike = AnId.Of("Microsoft.KubernetesConfiguration/privateLinkScopes", "gone");

        var judgement = Judge(new NoDanglingEndpointRule(), With(AnEndpoint.Connection(lookAlike, "Disconnected")));

        JudgementAssert.Equal(Judgement.NotApplicable("The endpoint is none of an Arc scope."), judgement);
    }

    [Fact]
    public void Judge_ScopeClaimsAnEndpointOfAnotherService_IsNotApplicable()
    {
        var blob = AnEndpoint.Connection(AnId.Of("Microsoft.Storage/storageAccounts", "st"), "Disconnected");

        var judgement = Judge(new NoDanglingEndpointRule(), With(blob).With(AScope.Named(Gone, AScope.Connection(Leftover, "Disconnected"))));

        JudgementAssert.Equal(Judgement.NotApplicable("The endpoint is none of an Arc scope."), judgement);
    }

    [Fact]
    public void Judge_Pending_ShowsTheConnection()
    {
        var judgement = Judge(new NoPendingRequestRule(), With(AnEndpoint.Connection(Gone, "Pending", isManual: true)));

        JudgementAssert.Equal(
            Judgement.NonCompliant("The endpoint waits for the scope's owner to approve it.", OwnSide("Pending", "manualPrivateLinkServiceConnections")),
            judgement);
    }

    [Theory]
    [InlineData("ARC-PE-003", "Disconnected", Severity.Medium)]
    [InlineData("ARC-PE-004", "Pending", Severity.Low)]
    public void Assess_LeftoverBesideTheChain_AffectsNoCluster(string rule, string status, Severity severity)
    {
        var assessment = Assess(With(AnEndpoint.Connection(_chain.Scope, status)));

        var finding = FindingOf(assessment, rule);
        Assert.Equal((Leftover, severity), (finding.ResourceId, finding.Severity));
        Assert.Empty(finding.AffectedClusters);
        Assert.All(_chain.Clusters, cluster => Assert.Equal(HopState.Proven, EndpointHopOf(assessment, cluster)));
    }

    [Fact]
    public void Assess_EndpointOfTheChainWaitsForAnotherScope_BreaksNothing()
    {
        var pending = AScope.Named(Gone, AScope.Connection(_chain.Endpoint, "Pending"));
        var both = ValueList<ServiceConnection>.Of([AnEndpoint.Connection(_chain.Scope), AnEndpoint.Connection(Gone, "Pending")]);

        var assessment = Assess(_chain.Estate().With(pending).Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Connections = both }));

        Assert.Equal(_chain.Clusters, FindingOf(assessment, "ARC-PE-004").AffectedClusters);
        Assert.All(_chain.Clusters, cluster => Assert.Equal(HopState.Proven, EndpointHopOf(assessment, cluster)));
    }

    [Fact]
    public void Assess_EndpointOfTheChainIsOrphanedElsewhere_BreaksTheHop()
    {
        var both = ValueList<ServiceConnection>.Of([AnEndpoint.Connection(_chain.Scope), AnEndpoint.Connection(Gone, "Disconnected")]);

        var assessment = Assess(_chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, endpoint => endpoint with { Connections = both }));

        Assert.Equal(_chain.Clusters, FindingOf(assessment, "ARC-PE-003").AffectedClusters);
        Assert.All(_chain.Clusters, cluster => Assert.Equal(HopState.Broken, EndpointHopOf(assessment, cluster)));
    }

    private static Assessment Assess(EstateBuilder estate) => new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link());

    private static Finding FindingOf(Assessment assessment, string rule) => assessment.Findings.Single(finding => finding.Rule.Id == new RuleId(rule));

    private static HopState EndpointHopOf(Assessment assessment, ResourceId cluster) =>
        assessment.Prove(assessment.Topology.FindCluster(cluster)!).Hops.Single(hop => hop.Hop == Hop.Endpoint).State;

    private static Judgement Judge(IRule<EndpointNode> rule, EstateBuilder estate)
    {
        var topology = estate.Link();
        return rule.Judge(topology.Endpoints.Single(node => node.Id == Leftover), topology);
    }

    private static Evidence OwnSide(string status, string list = "privateLinkServiceConnections") =>
        new(Leftover, $"properties.{list}[{Gone.Lower}].properties.privateLinkServiceConnectionState.status", status, "Approved");

    private EstateBuilder With(ServiceConnection connection) => _chain.Estate().With(AnEndpoint.Named(Leftover, AnId.Network("vnet-leftover"), connection), ANetwork.Named(AnId.Network("vnet-leftover")));
}
