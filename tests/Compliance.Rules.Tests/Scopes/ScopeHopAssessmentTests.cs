using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

/// <summary>The scope hop in whole assessments: who is at fault and whose hop breaks by ARC-PL-004, 007, 008 and 012.</summary>
public sealed class ScopeHopAssessmentTests
{
    private readonly HealthyChain _chain = new(clusters: 3);

    [Fact]
    public void Assess_OneClusterInAnotherRegion_IsAtFaultAlone()
    {
        var assessment = Assess(Moved(_chain.Clusters[1], "North Europe"));

        AssertFinding(assessment, "ARC-PL-004", _chain.Clusters[1], Severity.High, _chain.Clusters[1]);
        Assert.Equal([HopState.Proven, HopState.Broken, HopState.Proven], HopsOf(assessment));
    }

    [Fact]
    public void Assess_LocationInDisplayForm_ProvesTheHop()
    {
        var assessment = Assess(Moved(_chain.Cluster, "West Europe"));

        Assert.Equal([HopState.Proven, HopState.Proven, HopState.Proven], HopsOf(assessment));
    }

    [Fact]
    public void Assess_ClusterWithoutLocation_LeavesItsHopUnknown()
    {
        var assessment = Assess(Moved(_chain.Cluster, null));

        Assert.Equal([HopState.Unknown, HopState.Proven, HopState.Proven], HopsOf(assessment));
        Assert.All(["ARC-PL-004", "ARC-PL-007"], rule => Assert.Equal(_chain.Cluster, Assert.Single(UnknownsOf(assessment, rule).Clusters)));
    }

    [Fact]
    public void Assess_EverythingInSoutheastAsia_FaultsScopeAndClusters()
    {
        var estate = _chain.Clusters.Aggregate(_chain.Estate(), (built, cluster) => built.Change<ConnectedCluster>(cluster, row => row with { Location = Value.Of("Southeast Asia") }))
            .Change<PrivateLinkScope>(_chain.Scope, scope => scope with { Location = Value.Of("southeastasia") });

        var assessment = Assess(estate);

        AssertFinding(assessment, "ARC-PL-007", _chain.Scope, Severity.High, [.. _chain.Clusters]);
        Assert.All(_chain.Clusters, cluster => AssertFinding(assessment, "ARC-PL-007", cluster, Severity.High, cluster));
        Assert.DoesNotContain(assessment.Findings, finding => finding.Rule.Id == new RuleId("ARC-PL-004"));
    }

    [Fact]
    public void Assess_ScopeInSovereignCloud_LeavesTheHopUnknown()
    {
        var estate = _chain.Clusters.Aggregate(_chain.Estate(), (built, cluster) => built.Change<ConnectedCluster>(cluster, row => row with { Location = Value.Of("usgovvirginia") }))
            .Change<PrivateLinkScope>(_chain.Scope, scope => scope with { Location = Value.Of("USGov Virginia") });

        var assessment = Assess(estate);

        Assert.Equal([HopState.Unknown, HopState.Unknown, HopState.Unknown], HopsOf(assessment));
    }

    [Fact]
    public void Assess_ClusterOfAnotherSubscription_IsAtFaultAlone()
    {
        var far = AnId.Cluster("far", AnId.OtherSubscription);

        var assessment = Assess(_chain.Estate().With(ACluster.In(_chain.Scope) with { Id = far }));

        AssertFinding(assessment, "ARC-PL-008", far, Severity.Medium, far);
        Assert.Equal(HopState.Broken, HopOf(assessment, far));
        Assert.Equal([HopState.Proven, HopState.Proven, HopState.Proven], HopsOf(assessment));
    }

    // One network for two scopes: it is far from one of them only.
    [Fact]
    public void Assess_NetworkOfAnotherSubscription_AffectsTheClustersOfTheFarScopeOnly()
    {
        var far = new HealthyChain("neu", subscription: AnId.OtherSubscription, address: "10.20.4.9");
        var estate = _chain.Estate().With(far.Rows())
            .Change<PrivateEndpoint>(far.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(_chain.Network.Child("subnets", "snet-pe").Text) });

        var assessment = Assess(estate);

        AssertFinding(assessment, "ARC-PL-008", _chain.Network, Severity.Medium, far.Cluster);
        Assert.Equal(HopState.Broken, HopOf(assessment, far.Cluster));
        Assert.Equal([HopState.Proven, HopState.Proven, HopState.Proven], HopsOf(assessment));
    }

    [Fact]
    public void Assess_PreviewDeclaredOver_LooksAtNoSubscription()
    {
        var far = AnId.Cluster("far", AnId.OtherSubscription);

        var assessment = Assess(_chain.Estate().With(ACluster.In(_chain.Scope) with { Id = far }), new DeclarationSet { MustShareSubscription = false });

        Assert.DoesNotContain(assessment.Findings, finding => finding.Rule.Id == new RuleId("ARC-PL-008"));
        Assert.Equal(HopState.Proven, HopOf(assessment, far));
    }

    [Fact]
    public void Assess_ScopeOfAnUnreadSubscription_StillFailsByIds()
    {
        var foreign = AnId.Scope("foreign", AnId.OtherSubscription);

        var assessment = Assess(AnEstate.With(ACluster.In(foreign)).Uncover(AnId.OtherSubscription));

        AssertFinding(assessment, "ARC-PL-008", AnId.Cluster(), Severity.Medium, AnId.Cluster());
        Assert.Equal(HopState.Broken, HopOf(assessment, AnId.Cluster()));
    }

    [Fact]
    public void Assess_ServersInTheScope_AreAnInfoThatBreaksNothing()
    {
        var shouted = ResourceId.Parse(_chain.Scope.Text.ToUpperInvariant());

        var assessment = Assess(_chain.Estate().With(AMachine.In(shouted)));

        AssertFinding(assessment, "ARC-PL-012", _chain.Scope, Severity.Info, [.. _chain.Clusters]);
        Assert.Equal([HopState.Proven, HopState.Proven, HopState.Proven], HopsOf(assessment));
    }

    [Fact]
    public void Assess_ServersNotRead_LowersTheAssuranceOnly()
    {
        var assessment = Assess(_chain.Estate().Uncover(ResourceType.Machine));

        Assert.Equal(UnknownReason.NotCovered, UnknownsOf(assessment, "ARC-PL-012").Reason);
        Assert.Equal([HopState.Proven, HopState.Proven, HopState.Proven], HopsOf(assessment));
        Assert.All(assessment.Clusters, cluster => Assert.Equal(Assurance.Azure, cluster.Assurance));
    }

    private static Assessment Assess(EstateBuilder estate, DeclarationSet? declared = null) => new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link(declared));

    private static HopState HopOf(Assessment assessment, ResourceId cluster) =>
        assessment.Prove(assessment.Topology.FindCluster(cluster)!).Hops.Single(hop => hop.Hop == Hop.Scope).State;

    private static Unknowns UnknownsOf(Assessment assessment, string rule) => assessment.Unknowns.Single(unknown => unknown.Rule.Id == new RuleId(rule));

    private static void AssertFinding(Assessment assessment, string rule, ResourceId resource, Severity severity, params ImmutableArray<ResourceId> affected)
    {
        var finding = assessment.Findings.Single(found => found.Rule.Id == new RuleId(rule) && found.ResourceId == resource);
        Assert.Equal(severity, finding.Severity);
        Assert.Equal(affected.AsEnumerable(), finding.AffectedClusters);
    }

    private IEnumerable<HopState> HopsOf(Assessment assessment) => _chain.Clusters.Select(cluster => HopOf(assessment, cluster));

    private EstateBuilder Moved(ResourceId cluster, string? location) =>
        _chain.Estate().Change<ConnectedCluster>(cluster, row => row with { Location = Value.Of(location) });
}
