using Compliance.Domain.Estates;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

/// <summary>ARC-PL-010 in full: what it shows, what it cannot read, and whose hop it breaks.</summary>
public sealed class OneScopePerNetworkAssessmentTests
{
    private static readonly RuleId Rule = new("ARC-PL-010");
    private static readonly ResourceId Second = AnId.Endpoint("pe-second");

    private readonly HealthyChain _chain = new(clusters: 2);
    private readonly HealthyChain _other = new("neu", address: "10.20.4.9");

    [Fact]
    public void Judge_TwoScopes_ShowsBothConnections()
    {
        var judgement = Judge(_chain.Estate().With(AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_other.Scope, isManual: true))));

        JudgementAssert.Equal(
            Judgement.NonCompliant(
                "2 scopes have approved endpoints in the network.",
                Status(_chain.Endpoint, "privateLinkServiceConnections", _chain.Scope.Text),
                Status(Second, "manualPrivateLinkServiceConnections", _other.Scope.Lower)),
            judgement);
    }

    [Fact]
    public void Judge_NetworkOfAnUnreadSubscription_IsUnknown()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);

        var judgement = Judge(_chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, In(far)), far);

        JudgementAssert.Equal(
            Judgement.NotRead(
                Presence.NotCovered,
                ResourceType.PrivateEndpoint,
                AnId.OtherSubscription,
                "Not every subscription that could hold an endpoint of the network was read.",
                Status(_chain.Endpoint, "privateLinkServiceConnections", _chain.Scope.Text)),
            judgement);
    }

    [Fact]
    public void Judge_NetworkOfAThrottledSubscription_IsReadFailed()
    {
        var far = AnId.Network("far", AnId.OtherSubscription);

        var judgement = Judge(_chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, In(far)).Uncover(AnId.OtherSubscription, SubscriptionState.Throttled), far);

        Assert.Equal(UnknownReason.ReadFailed, judgement.Reason);
    }

    [Fact]
    public void Judge_UnreadableSecondEndpoint_IsUnknown()
    {
        var malformed = AnEndpoint.Named(Second, _chain.Network) with { Connections = ValueList<ServiceConnection>.OfMalformed([]) };
        var nameless = AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_other.Scope) with { ServiceId = Value.OfMalformed("[]") });

        Assert.All([malformed, nameless], endpoint => JudgementAssert.Equal(
            Judgement.UnknownValue(
                "An endpoint in the network leads where this rule cannot read.",
                Status(_chain.Endpoint, "privateLinkServiceConnections", _chain.Scope.Text)),
            Judge(_chain.Estate().With(endpoint))));
    }

    [Fact]
    public void Judge_UnreadableEndpointBesideTwoScopes_Fails()
    {
        var unreadable = AnEndpoint.Named(AnId.Endpoint("pe-third"), _chain.Network) with { Connections = ValueList<ServiceConnection>.OfMalformed([]) };

        var judgement = Judge(_chain.Estate().With(AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_other.Scope)), unreadable));

        Assert.Equal(ComplianceState.NonCompliant, judgement.State);
    }

    [Fact]
    public void Judge_SecondScopeOfAnotherSubscription_NeedsNotBeRead()
    {
        var foreign = AnId.Scope("foreign", AnId.OtherSubscription);

        var judgement = Judge(_chain.Estate().With(AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(foreign))).Uncover(AnId.OtherSubscription));

        Assert.Equal((ComplianceState.NonCompliant, null), (judgement.State, judgement.Severity));
    }

    [Fact]
    public void Judge_ScopeHasNotApprovedTheSecond_IsLow()
    {
        var pending = AScope.Named(_other.Scope, AScope.Connection(Second, "Pending"));

        var judgement = Judge(_chain.Estate().With(pending, AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_other.Scope))));

        Assert.Equal((ComplianceState.NonCompliant, Severity.Low), (judgement.State, judgement.Severity));
    }

    [Fact]
    public void Assess_TwoScopesInANetwork_BreaksTheHopOfTheClustersOfBoth()
    {
        var assessment = Assess(Together("Approved"));

        var finding = FindingOf(assessment);
        Assert.Equal((_chain.Network, Severity.Critical), (finding.ResourceId, finding.Severity));
        Assert.Equal(_other.Clusters.Concat(_chain.Clusters), finding.AffectedClusters);
        Assert.All(finding.AffectedClusters, cluster => Assert.Equal(HopState.Broken, EndpointHopOf(assessment, cluster)));
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Disconnected")]
    public void Assess_SecondScopeNotApproved_BreaksNothing(string status)
    {
        var assessment = Assess(Together(status));

        var finding = FindingOf(assessment);
        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(_chain.Clusters, finding.AffectedClusters);
        Assert.All(_chain.Clusters, cluster => Assert.Equal(HopState.Proven, EndpointHopOf(assessment, cluster)));
    }

    [Fact]
    public void Assess_NetworkNotRead_LeavesTheHopUnknown()
    {
        var assessment = Assess(_chain.Estate().Change<PrivateEndpoint>(_chain.Endpoint, In(AnId.Network("far", AnId.OtherSubscription))));

        Assert.Equal(_chain.Clusters, assessment.Unknowns.Single(unknown => unknown.Rule.Id == Rule).Clusters);
        Assert.Equal(HopState.Unknown, EndpointHopOf(assessment, _chain.Cluster));
        Assert.False(assessment.IsComplete);
    }

    // The world is what was read; of the rest those subscriptions count that the network refers to (design 4.1).
    [Theory]
    [InlineData("peer", UnknownReason.NotCovered)]
    [InlineData("platform", null)]
    [InlineData("other scope's only endpoint", UnknownReason.NotCovered)]
    [InlineData("other scope's second endpoint", null)]
    [InlineData("own scope's second endpoint", null)]
    public void Judge_SubscriptionNotRead_CountsWhereTheNetworkRefersToIt(string what, UnknownReason? expected)
    {
        var far = AnId.Endpoint("pe-far", AnId.OtherSubscription);
        var estate = _chain.Estate().With(_other.Rows());
        estate = what switch
        {
            "peer" => estate.With(ANetwork.Named(_chain.Network, _chain.Hub, AnId.Network("far", AnId.OtherSubscription))),
            "platform" => estate.With(ANetwork.Named(_chain.Network, _chain.Hub, AnId.Network("HV_hub_0f0e", AnId.OtherSubscription))),
            "other scope's only endpoint" => estate.Without(_other.Endpoint).With(AScope.Named(_other.Scope, AScope.Connection(far))),
            "other scope's second endpoint" => estate.With(AScope.Named(_other.Scope, AScope.Connection(_other.Endpoint), AScope.Connection(far))),
            _ => estate.With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint), AScope.Connection(far))),
        };

        Assert.Equal(expected, Judge(estate).Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("snet-pe")]
    public void Judge_EndpointOfAnotherScopeWithoutReadableSubnet_IsUnknown(string? subnet)
    {
        var judgement = Judge(_chain.Estate().With(_other.Rows()).Change<PrivateEndpoint>(_other.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(subnet) }));

        JudgementAssert.Equal(
            Judgement.UnknownValue(
                "An endpoint of another scope does not say in which network it is.",
                Status(_chain.Endpoint, "privateLinkServiceConnections", _chain.Scope.Text),
                new(_other.Endpoint, "properties.subnet.id", subnet, null)),
            judgement);
    }

    private static Func<PrivateEndpoint, PrivateEndpoint> In(ResourceId network) =>
        endpoint => endpoint with { SubnetId = Value.Of(network.Child("subnets", "snet-pe").Text) };

    private static Assessment Assess(EstateBuilder estate) => new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link());

    private static Finding FindingOf(Assessment assessment) => assessment.Findings.Single(finding => finding.Rule.Id == Rule);

    private static HopState EndpointHopOf(Assessment assessment, ResourceId cluster) =>
        assessment.Prove(assessment.Topology.FindCluster(cluster)!).Hops.Single(hop => hop.Hop == Hop.Endpoint).State;

    private static Evidence Status(ResourceId endpoint, string list, string scope) =>
        new(endpoint, $"properties.{list}[{scope}].properties.privateLinkServiceConnectionState.status", "Approved", null);

    // The other chain's endpoint moves into the first one's network.
    private EstateBuilder Together(string status) => _chain.Estate()
        .With(_other.Rows())
        .Change<PrivateLinkScope>(_other.Scope, scope => scope with { PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(_other.Endpoint, status)]) })
        .Change<PrivateEndpoint>(_other.Endpoint, endpoint => In(_chain.Network)(endpoint) with { Connections = ValueList<ServiceConnection>.Of([AnEndpoint.Connection(_other.Scope, status)]) });

    private Judgement Judge(EstateBuilder estate, ResourceId? network = null)
    {
        var topology = estate.Link();
        return new OneScopePerNetworkRule().Judge(topology.Networks.Single(node => node.Id == (network ?? _chain.Network)), topology);
    }
}
