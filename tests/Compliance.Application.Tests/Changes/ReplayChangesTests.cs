using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Changes;

public sealed class ReplayChangesTests : IAsyncLifetime
{
    private static readonly HealthyChain Chain = new(clusters: 3);

    private readonly EngineFixture _engine = new();
    private DateTimeOffset _from;

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _from = _engine.Time.GetUtcNow();
    }

    public Task DisposeAsync() => _engine.DisposeAsync().AsTask();

    [Fact]
    public async Task RunAgain_ADay_LeavesTheStoreAsItWas()
    {
        await ADayAsync();
        var before = await StoredAsync();

        Assert.Equal(4, await ReplayAsync());
        await _engine.AssessAsync();

        Assert.Equal(before, await StoredAsync());
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task RunAgain_SetAsideChange_IsTriedAnew()
    {
        await _engine.EventsAsync(Chain.Scope);
        await _engine.Get<IChangeStore>().FailAsync(await PendingAsync(), "no", 1, _engine.Time.GetUtcNow(), default);
        _engine.Azure.Now.Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });

        Assert.Equal(1, await ReplayAsync());
        Assert.Contains((SignalTarget.Assessor, TimeSpan.Zero), _engine.Signals.Sent);
        await _engine.AssessAsync();

        Assert.NotNull(await _engine.FindingAsync("ARC-PL-011", Chain.Scope));
        Assert.Empty(await _engine.Get<IChangeStore>().ListSetAsideAsync(10, default));
    }

    [Fact]
    public async Task RunAgain_NothingToRun_WakesNobody()
    {
        var before = _engine.Signals.Sent.Count;

        Assert.Equal(0, await ReplayAsync());

        Assert.Equal(before, _engine.Signals.Sent.Count);
    }

    [Fact]
    public async Task Compare_NothingDiffers_IsEmptyAndWritesNothing()
    {
        await ADayAsync();
        var before = await StoredAsync();

        var comparison = await _engine.Get<CompareFindings>().CompareAsync(default);

        Assert.Empty(comparison.Differences);
        Assert.True(comparison.IsComplete);
        Assert.Equal(before, await StoredAsync());
    }

    [Fact]
    public async Task Compare_OpenedChangedAndResolved_AreTold()
    {
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity)).Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromHours(1));
        _engine.Azure.Holds(Chain.Estate().Without(Chain.Clusters[2])
            .Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") })
            .Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { ConnectivityStatus = Value.Of("Offline") }));

        var comparison = await _engine.Get<CompareFindings>().CompareAsync(default);

        var told = comparison.Differences.Select(difference => (difference.Transition, difference.RuleId.Value, difference.ResourceId)).ToList();
        Assert.Contains((Transition.Resolved, "ARC-DNS-003", Chain.Zone(ArcZone.HybridIdentity)), told);
        Assert.Contains((Transition.Changed, "ARC-PL-011", Chain.Scope), told);
        Assert.Contains((Transition.Opened, "ARC-CON-001", Chain.Cluster), told);
    }

    private async Task ADayAsync()
    {
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity));
        await _engine.ChangedAsync(Chain.Link(ArcZone.HybridIdentity));
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Now.Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });
        await _engine.ChangedAsync(Chain.Scope);
        _engine.Time.Advance(TimeSpan.FromHours(6));
        _engine.Azure.Now.Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Disabled") });
        await _engine.ChangedAsync(Chain.Scope, Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromHours(6));
    }

    private async Task<int> ReplayAsync()
    {
        var replay = _engine.Get<ReplayChanges>();
        var listed = await replay.ListAsync(_from, _engine.Time.GetUtcNow().AddSeconds(1), default).ToListAsync();
        return await replay.RunAgainAsync(listed.Select(tracked => tracked.Change), default);
    }

    private async Task<IReadOnlyList<string>> StoredAsync()
    {
        var page = await _engine.Get<IFindingStore>().ListAsync(new FindingFilter(), 1000, null, default);
        return [.. page.Items.Select(finding => $"{finding.Key} {finding.Workflow} {finding.Version}")];
    }

    private Task<IReadOnlyList<Change>> PendingAsync() => _engine.Get<IChangeStore>().ListPendingAsync(100, default);
}
