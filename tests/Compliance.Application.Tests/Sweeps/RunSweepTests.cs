using Compliance.Application.Alerts;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Sweeps;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Estates;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Sweeps;

public sealed class RunSweepTests : IAsyncDisposable
{
    private const string Elsewhere = "99999999-9999-4999-8999-999999999999";

    private static readonly HealthyChain Chain = new(clusters: 2);

    private readonly EngineFixture _engine = new();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Sweep_ChangeWithoutEvent_IsFoundAndHasNoEventTime()
    {
        _engine.Azure.Holds(Chain.Estate().Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") }));

        await _engine.SweepAsync();

        var finding = await _engine.FindingAsync("ARC-PL-011", Chain.Scope);
        Assert.Equal(2, finding!.AffectedCount);
        Assert.Null(finding.Ledger.Event);
    }

    [Fact]
    public async Task Sweep_NothingChanged_WritesNothing()
    {
        _engine.Azure.Holds(Chain.Estate().Without(Chain.Link(ArcZone.HybridIdentity)));
        await _engine.SweepAsync();
        var before = (await _engine.OpenAsync()).Select(finding => finding.Version).Order().ToList();
        _engine.Time.Advance(TimeSpan.FromHours(6));

        await _engine.SweepAsync();

        Assert.NotEmpty(before);
        Assert.Equal(before, (await _engine.OpenAsync()).Select(finding => finding.Version).Order());
    }

    [Fact]
    public async Task Sweep_ClusterIsGone_ForgetsItsProofAndResolvesItsFinding()
    {
        _engine.Azure.Holds(Chain.Estate().Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { PrivateLinkState = Value.Of("Disabled") }));
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Now.Without(Chain.Cluster);

        await _engine.SweepAsync();

        Assert.Null(await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, CancellationToken.None));
        Assert.Equal(ResolvedReason.ResourceDeleted, (await _engine.FindingAsync("ARC-PL-001", Chain.Cluster))!.ResolvedReason);
    }

    [Fact]
    public async Task Sweep_SubscriptionCouldNotBeRead_LeavesItsFindingsProofsAndRelations()
    {
        _engine.Azure.Holds(Chain.Estate().Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { PrivateLinkState = Value.Of("Disabled") }));
        await _engine.SweepAsync();
        var relations = await _engine.Get<IRelationStore>().ListAsync(CancellationToken.None);
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Holds(AnEstate.With().Uncover(AnId.Subscription, SubscriptionState.Denied));

        await _engine.SweepAsync();

        Assert.Equal(WorkflowState.New, (await _engine.FindingAsync("ARC-PL-001", Chain.Cluster))!.Workflow);
        Assert.NotNull(await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, CancellationToken.None));
        Assert.NotEmpty(relations);
        Assert.Equal(relations.ToHashSet(), (await _engine.Get<IRelationStore>().ListAsync(CancellationToken.None)).ToHashSet());
    }

    [Fact]
    public async Task Sweep_ClustersCouldNotBeRead_StayInTheFindingsThatAffectThem()
    {
        _engine.Azure.Holds(Open());
        await _engine.SweepAsync();
        var affected = await MembersAsync();
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Holds(Open().Without(Chain.Cluster).Uncover(ResourceType.ConnectedCluster).WithGap(new Gap("clusters", "readFailed", GapEffect.Incomplete)));

        await _engine.SweepAsync();

        Assert.NotEmpty(affected);
        Assert.Equal(affected, await MembersAsync());
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Holds(Open().Without(Chain.Cluster));
        await _engine.SweepAsync();
        Assert.DoesNotContain(Chain.Cluster, await MembersAsync());

        static EstateBuilder Open() => Chain.Estate().Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });

        async Task<IReadOnlyList<ResourceId>> MembersAsync() =>
            await _engine.Get<IFindingStore>().MembersAsync((await _engine.FindingAsync("ARC-PL-011", Chain.Scope))!.Key, CancellationToken.None);
    }

    [Fact]
    public async Task Sweep_AfterALostEvent_DoesNotTrustAnEarlierReadOfTheResource()
    {
        _engine.Azure.Holds(Chain.Estate().Without(Chain.Link(ArcZone.HybridIdentity)));
        await _engine.ChangedAsync(Chain.Link(ArcZone.HybridIdentity));
        _engine.Time.Advance(TimeSpan.FromMinutes(5));
        _engine.Azure.Holds(Chain.Estate());

        await _engine.SweepAsync();

        Assert.Empty(await _engine.OpenAsync());
    }

    [Fact]
    public async Task Sweep_AfterALateIndex_TrustsTheRead()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Azure.FreezeIndex();
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity));
        await _engine.ChangedAsync(Chain.Link(ArcZone.HybridIdentity));
        var found = (await _engine.OpenAsync()).Select(finding => finding.Key).ToList();

        await _engine.SweepAsync();

        Assert.NotEmpty(found);
        Assert.Equal(found, (await _engine.OpenAsync()).Select(finding => finding.Key));
    }

    [Fact]
    public async Task Sweep_NoChainLeadsToTheResourceAnyMore_ResolvesItsFinding()
    {
        // The network of the only endpoint lies in another subscription than the scope; the endpoint goes.
        var network = ResourceId.Parse(Chain.Network.Text.Replace(AnId.Subscription, Elsewhere, StringComparison.OrdinalIgnoreCase));
        _engine.Azure.Holds(Chain.Estate()
            .Without(Chain.Network)
            .With(ANetwork.Named(network, Chain.Hub))
            .Change<PrivateEndpoint>(Chain.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(network.Child("subnets", "snet-pe").Text) }));
        await _engine.SweepAsync();
        var before = await _engine.FindingAsync("ARC-PL-008", network);
        _engine.Azure.Now.Without(Chain.Endpoint);

        await _engine.SweepAsync();

        Assert.Equal(WorkflowState.New, before!.Workflow);
        Assert.Equal(ResolvedReason.NotApplicable, (await _engine.FindingAsync("ARC-PL-008", network))!.ResolvedReason);
    }

    [Fact]
    public async Task Sweep_ExemptionsThatDoNotCount_AreToldOf()
    {
        var now = DateOnly.FromDateTime(_engine.Time.GetUtcNow().UtcDateTime);
        _engine.Exemptions.AddRange([Exemption("over", Chain.Scope.Text, now.AddDays(-1)), Exemption("nowhere", "*/pls-gone", now), Exemption("good", Chain.Scope.Text, now)]);
        _engine.Azure.Holds(Chain.Estate());

        await _engine.SweepAsync();

        Assert.Equal(
            [$"Declarations: The exemption 'over' expired on {now.AddDays(-1):yyyy-MM-dd} and does not count.", "Declarations: The exemption 'nowhere' matches nothing in the estate: '*/pls-gone'."],
            _engine.Log.Entries.Where(entry => entry.Contains("exemption", StringComparison.Ordinal)));

        static Exemption Exemption(string id, string resource, DateOnly expires) =>
            new() { Id = id, Resource = new ResourcePattern(resource), Reason = "because", ApprovedBy = "someone", Expires = expires };
    }

    [Fact]
    public async Task Sweep_FirstOfAStore_MissedNothing()
    {
        _engine.Azure.Holds(Chain.Estate().Without(Chain.Link(ArcZone.HybridIdentity)));

        await _engine.SweepAsync();

        Assert.Equal(0, await MissedAsync());
    }

    [Fact]
    public async Task Sweep_WriteWhoseEventDidNotCome_IsMissedOnce()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Now.Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });

        await _engine.SweepAsync();
        Assert.Equal(1, await MissedAsync());

        _engine.Time.Advance(TimeSpan.FromHours(6));
        await _engine.SweepAsync();
        Assert.Equal(0, await MissedAsync());
    }

    [Fact]
    public async Task Sweep_EventIsStillPending_MissedNothing()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        await _engine.EventsAsync(Chain.Link(ArcZone.HybridIdentity));
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity));

        await _engine.SweepAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-DNS-003", Chain.Zone(ArcZone.HybridIdentity)));
        Assert.Equal(0, await MissedAsync());
    }

    [Fact]
    public async Task Sweep_EventOfAnotherScopeAlone_ExplainsNothing()
    {
        var other = new HealthyChain("other", address: "10.30.4.5");
        _engine.Azure.Holds(AnEstate.With([.. Chain.Rows(), .. other.Rows()]));
        await _engine.SweepAsync();
        await _engine.EventsAsync(other.Scope);
        _engine.Azure.Now.Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await _engine.SweepAsync();

        Assert.Equal(1, await MissedAsync());
    }

    [Fact]
    public async Task Sweep_ClusterWentOffline_IsNoMissedEvent()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { ConnectivityStatus = Value.Of("Offline") });

        await _engine.SweepAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-CON-001", Chain.Cluster));
        Assert.Equal(0, await MissedAsync());
    }

    private async Task<int> MissedAsync() => (await _engine.Get<ISweepStore>().FindAsync(SweepKind.Full, default))!.MissedEvents;

    [Fact]
    public async Task Sweep_ProvenClusterIsUnknownForADay_IsToldOnceInADigest()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromHours(1));
        var lostAt = _engine.Time.GetUtcNow();
        _engine.Azure.Holds(Chain.Estate().Uncover(ResourceType.VirtualNetworkLink));
        await _engine.SweepAsync();
        await PassAsync(TimeSpan.FromHours(23));
        Assert.Empty(Digests());

        _engine.Channel.Fails = true;
        await PassAsync(TimeSpan.FromHours(1));
        _engine.Channel.Fails = false;
        await PassAsync(TimeSpan.FromHours(6));
        await PassAsync(TimeSpan.FromHours(6));

        Assert.Equal(Chain.Clusters.Select(cluster => (cluster, lostAt)), Assert.Single(Digests()).LostProofs.Select(lost => (lost.ClusterId, lost.Since)));
    }

    [Fact]
    public async Task Sweep_ClusterThatWasNeverProven_IsNoLoss()
    {
        _engine.Azure.Holds(Chain.Estate().Uncover(ResourceType.VirtualNetworkLink));
        await _engine.SweepAsync();
        await PassAsync(TimeSpan.FromDays(2));

        Assert.Empty(Digests());
    }

    [Fact]
    public async Task Sweep_ProofIsBackInTime_IsNoLoss()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Azure.Holds(Chain.Estate().Uncover(ResourceType.VirtualNetworkLink));
        await PassAsync(TimeSpan.FromHours(1));
        _engine.Azure.Holds(Chain.Estate());
        await PassAsync(TimeSpan.FromHours(12));

        await PassAsync(TimeSpan.FromHours(24));

        Assert.Empty(Digests());
    }

    private IEnumerable<AlertMessage> Digests() => _engine.Channel.Messages.Where(message => message.LostProofs.Length > 0);

    private async Task PassAsync(TimeSpan time)
    {
        _engine.Time.Advance(time);
        await _engine.SweepAsync();
    }
}
