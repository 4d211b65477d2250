using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Estates;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Sweeps;

public sealed class RunLightSweepTests : IAsyncLifetime
{
    private const string Rule = "ARC-CON-001";

    private static readonly HealthyChain Chain = new(clusters: 3);

    private readonly EngineFixture _engine = new();

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(15));
    }

    public Task DisposeAsync() => _engine.DisposeAsync().AsTask();

    [Fact]
    public async Task Sweep_ClusterWentOffline_IsFoundAndNoEventIsClaimed()
    {
        Show("Offline");

        await _engine.LightSweepAsync();
        await _engine.AssessAsync();

        var finding = await _engine.FindingAsync(Rule, Chain.Cluster);
        Assert.Equal(WorkflowState.New, finding!.Workflow);
        Assert.Null(finding.Ledger.Event);
    }

    [Fact]
    public async Task Sweep_ClusterCameBack_IsResolved()
    {
        Show("Offline");
        await _engine.LightSweepAsync();
        await _engine.AssessAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(15));
        Show("Connected");

        await _engine.LightSweepAsync();
        await _engine.AssessAsync();

        Assert.Equal(ResolvedReason.Repaired, (await _engine.FindingAsync(Rule, Chain.Cluster))!.ResolvedReason);
    }

    [Fact]
    public async Task Sweep_OfflineBecameExpired_ChangesTheFinding()
    {
        Show("Offline");
        await _engine.LightSweepAsync();
        await _engine.AssessAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(15));
        Show("Expired");

        await _engine.LightSweepAsync();
        await _engine.AssessAsync();

        Assert.Equal(Domain.Rules.Severity.Critical, (await _engine.FindingAsync(Rule, Chain.Cluster))!.Severity);
    }

    [Fact]
    public async Task Sweep_NothingDiffers_AsksForNoResourceAndWakesNobody()
    {
        var (reads, signals) = (_engine.Azure.ArmReads.Count, _engine.Signals.Sent.Count);

        await _engine.LightSweepAsync();

        Assert.Empty(await PendingAsync());
        Assert.Equal((reads, signals), (_engine.Azure.ArmReads.Count, _engine.Signals.Sent.Count));
    }

    [Fact]
    public async Task Sweep_IndexIsBehind_TouchesNoFindingAndIsLookedIntoOnce()
    {
        Show("Offline");
        _engine.Azure.FreezeIndex();
        Show("Connected");

        await _engine.LightSweepAsync();
        await _engine.AssessAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(15));
        await _engine.LightSweepAsync();

        Assert.Null(await _engine.FindingAsync(Rule, Chain.Cluster));
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task Sweep_OfflineClusterHasNoRow_LeavesItsFinding()
    {
        Show("Offline");
        await _engine.LightSweepAsync();
        await _engine.AssessAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(15));
        _engine.Azure.Now.Without(Chain.Cluster);

        await _engine.LightSweepAsync();
        await _engine.AssessAsync();

        Assert.NotEqual(WorkflowState.Resolved, (await _engine.FindingAsync(Rule, Chain.Cluster))!.Workflow);
    }

    [Fact]
    public async Task Sweep_ManyWentOffline_AreOneBatch()
    {
        foreach (var cluster in Chain.Clusters)
        {
            Show("Offline", cluster);
        }

        await _engine.LightSweepAsync();
        var slices = _engine.Azure.SliceReads.Count;
        await _engine.AssessAsync();

        Assert.Equal(slices + 1, _engine.Azure.SliceReads.Count);
        Assert.Equal(3, (await _engine.OpenAsync()).Count(finding => finding.RuleId.Value == Rule));
    }

    [Fact]
    public async Task Sweep_Ended_IsRemembered()
    {
        await _engine.LightSweepAsync();

        var sweep = await _engine.Get<ISweepStore>().FindAsync(SweepKind.Light, default);
        Assert.Equal((3, true, _engine.Time.GetUtcNow()), (sweep!.Clusters, sweep.IsComplete, sweep.EndedAt));
    }

    [Fact]
    public async Task Sweep_AssessorIsBusy_IsNotBegun()
    {
        await _engine.Get<IAssessorLease>().TryAcquireAsync(TimeSpan.FromMinutes(1), default);

        Assert.False(await _engine.Get<RunLightSweep>().RunAsync(default));
        Assert.Null(await _engine.Get<ISweepStore>().FindAsync(SweepKind.Light, default));
    }

    [Fact]
    public async Task Sweep_SignalOfAnEventWasLost_WakesTheAssessor()
    {
        await _engine.EventsAsync(Chain.Scope);
        var before = _engine.Signals.Sent.Count;

        await _engine.LightSweepAsync();

        Assert.Contains((SignalTarget.Assessor, TimeSpan.Zero), _engine.Signals.Sent.Skip(before));
    }

    [Fact]
    public async Task Sweep_ReadsFailedInTheLastFullSweep_IsFollowedByAnother()
    {
        _engine.Azure.Now.Uncover(AnId.Subscription, SubscriptionState.Throttled);
        await _engine.SweepAsync();
        var lost = await VerdictAsync();
        _engine.Azure.Holds(Chain.Estate());
        _engine.Time.Advance(TimeSpan.FromMinutes(5));

        await _engine.LightSweepAsync();

        Assert.Equal((Verdict.Unknown, Verdict.Proven), (lost, await VerdictAsync()));
        Assert.Equal((_engine.Time.GetUtcNow(), null), await FullAsync());
        Assert.Equal(_engine.Time.GetUtcNow(), (await _engine.Get<ISweepStore>().FindAsync(SweepKind.Light, default))!.EndedAt);
    }

    [Fact]
    public async Task Sweep_ReadsGoOnFailing_WaitsTwiceAsLongEachTime()
    {
        var minutes = new List<double>();
        _engine.Azure.Now.Uncover(AnId.Subscription, SubscriptionState.Throttled);
        var first = _engine.Time.GetUtcNow();
        await _engine.SweepAsync();
        for (var last = first; minutes.Count < 5; _engine.Time.Advance(TimeSpan.FromMinutes(1)))
        {
            await _engine.LightSweepAsync();
            var (swept, since) = await FullAsync();
            Assert.Equal(first, since);
            if (swept > last)
            {
                minutes.Add((swept - last).TotalMinutes);
                last = swept;
            }
        }

        Assert.Equal([5, 5, 10, 20, 40], minutes);
    }

    [Fact]
    public async Task Sweep_LastFullSweepHadNoRights_IsNotFollowedByAnother()
    {
        _engine.Azure.Now.Uncover(AnId.Subscription, SubscriptionState.Denied);
        await _engine.SweepAsync();
        var before = await FullAsync();
        _engine.Time.Advance(TimeSpan.FromHours(5));

        await _engine.LightSweepAsync();

        Assert.Equal(before, await FullAsync());
    }

    [Fact]
    public async Task Sweep_ReadsFailedInAScan_IsFollowedByAFullOne()
    {
        _engine.Azure.Now.Uncover(AnId.Subscription, SubscriptionState.Throttled);
        await _engine.Get<RequestScan>().RequestAsync(ScanScope.Everything, default);
        await _engine.Get<RunScans>().RunAsync(default);
        var lost = await VerdictAsync();
        _engine.Azure.Holds(Chain.Estate());

        await _engine.LightSweepAsync();

        Assert.Equal((Verdict.Unknown, Verdict.Proven), (lost, await VerdictAsync()));
    }

    private async Task<(DateTimeOffset Started, DateTimeOffset? UnreadSince)> FullAsync()
    {
        var sweep = await _engine.Get<ISweepStore>().FindAsync(SweepKind.Full, default);
        return (sweep!.StartedAt, sweep.UnreadSince);
    }

    private async Task<Verdict> VerdictAsync() => (await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, default))!.Verdict;

    private void Show(string status, Domain.Ids.ResourceId? cluster = null) => _engine.Azure.Now.Change<ConnectedCluster>(
        cluster ?? Chain.Cluster,
        row => row with { ConnectivityStatus = Value.Of(status), LastConnectivityTime = Value.Of(_engine.Time.GetUtcNow().ToString("O")) });

    private Task<IReadOnlyList<Change>> PendingAsync() => _engine.Get<IChangeStore>().ListPendingAsync(10, default);
}
