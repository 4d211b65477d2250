using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Sweeps;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Sweeps;

public sealed class RunRetentionTests : IAsyncLifetime
{
    private static readonly HealthyChain Chain = new(clusters: 4);

    private readonly EngineFixture _engine = new(null, ("Retention:BatchSize", "2"), ("Retention:MaxBatches", "1"));

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        foreach (var cluster in Chain.Clusters)
        {
            _engine.Azure.Now.Change<ConnectedCluster>(cluster, row => row with { ConnectivityStatus = Value.Of("Offline") });
        }

        await _engine.SweepAsync();
        _engine.Azure.Holds(Chain.Estate());
        _engine.Time.Advance(TimeSpan.FromHours(6));
        await _engine.SweepAsync();
    }

    public Task DisposeAsync() => _engine.DisposeAsync().AsTask();

    [Fact]
    public async Task Sweep_ThirtyDaysLater_ArchivesSoManyARun()
    {
        _engine.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal((4, 0), await CountAsync());

        _engine.Time.Advance(TimeSpan.FromSeconds(1));
        await _engine.SweepAsync();
        Assert.Equal((2, 2), await CountAsync());

        await _engine.SweepAsync();
        Assert.Equal((0, 4), await CountAsync());
    }

    [Fact]
    public async Task Run_AYearLater_RemovesWhatIsArchivedAndOldSteps()
    {
        var run = _engine.Get<RunRetention>();
        _engine.Time.Advance(TimeSpan.FromDays(366));
        for (var number = 0; number < 6; number++)
        {
            await run.RunAsync(default);
        }

        Assert.Equal((0, 0), await CountAsync());
        Assert.Null(await _engine.FindingAsync("ARC-CON-001", Chain.Cluster));
        Assert.Empty(await _engine.Get<IFindingStore>().HistoryAsync(Domain.Findings.FindingKey.Of(new("ARC-CON-001"), Chain.Cluster), default));
    }

    [Fact]
    public async Task Run_ArchivedFindingOpensAgain_IsActiveAndKeepsItsPast()
    {
        _engine.Time.Advance(TimeSpan.FromDays(31));
        await _engine.SweepAsync();
        await _engine.SweepAsync();
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, row => row with { ConnectivityStatus = Value.Of("Offline") });
        await _engine.SweepAsync();

        var finding = await _engine.FindingAsync("ARC-CON-001", Chain.Cluster);
        Assert.Equal((RecordState.Active, WorkflowState.New, 2), (finding!.Record, finding.Workflow, finding.Occurrences));
    }

    [Fact]
    public async Task Run_DoneChanges_AreForgottenInBatches()
    {
        await _engine.ChangedAsync([.. Chain.Clusters]);
        _engine.Time.Advance(TimeSpan.FromDays(4));

        await _engine.Get<RunRetention>().RunAsync(default);

        var left = await _engine.Get<IChangeStore>().ListAsync(DateTimeOffset.MinValue, _engine.Time.GetUtcNow(), 10, null, default);
        Assert.Equal(2, left.Items.Count);
    }

    [Fact]
    public async Task Run_IsStopped_StopsBetweenBatches()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _engine.Get<RunRetention>().RunAsync(stopped.Token));
    }

    private async Task<(int Active, int Archived)> CountAsync()
    {
        var store = _engine.Get<IFindingStore>();
        var active = await store.ListAsync(new FindingFilter { Record = RecordState.Active, State = WorkflowState.Resolved, Rule = new("ARC-CON-001") }, 100, null, default);
        var archived = await store.ListAsync(new FindingFilter { Record = RecordState.Archived }, 100, null, default);
        return (active.Items.Count, archived.Items.Count(finding => finding.RuleId.Value == "ARC-CON-001"));
    }
}
