using System.Text;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Scans;

public sealed class RunScansTests : IAsyncDisposable
{
    private static readonly HealthyChain Chain = new(clusters: 2);

    private readonly EngineFixture _engine = new();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Run_QueuedScan_SucceedsWithAResultAndStoresItsFindings()
    {
        _engine.Azure.Holds(Chain.Estate().Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") }));

        var done = await ScanAsync(ScanScope.Everything);

        Assert.Equal(ScanStatus.Succeeded, done.Status);
        Assert.Equal("""{"clusters":2}""", Encoding.UTF8.GetString((await _engine.Get<IScanStore>().FindResultAsync(done.Id, CancellationToken.None))!.Value.Span));
        Assert.NotNull(await _engine.FindingAsync("ARC-PL-011", Chain.Scope));
    }

    [Fact]
    public async Task Request_Scan_IsQueuedAndSignalled()
    {
        var scan = await _engine.Get<RequestScan>().RequestAsync(ScanScope.Everything, CancellationToken.None);

        Assert.Equal(ScanStatus.Queued, (await _engine.Get<IScanStore>().FindAsync(scan.Id, CancellationToken.None))!.Status);
        Assert.Equal([(SignalTarget.Scans, TimeSpan.Zero)], _engine.Signals.Sent);
    }

    [Fact]
    public async Task Run_SomethingCouldNotBeRead_IsIncomplete()
    {
        _engine.Azure.Holds(Chain.Estate().WithGap(new Gap("a page", "truncated", GapEffect.Incomplete)));

        var done = await ScanAsync(ScanScope.Everything);

        Assert.Equal(ScanStatus.Incomplete, done.Status);
    }

    [Fact]
    public async Task Run_ScanOfOneCluster_DoesNotSpeakOfWhatItsNeighboursShare()
    {
        _engine.Azure.Holds(Chain.Estate().Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") }));
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));

        await ScanAsync(new ScanScope { Cluster = Chain.Cluster });

        Assert.Equal(2, (await _engine.FindingAsync("ARC-PL-011", Chain.Scope))!.AffectedCount);
    }

    [Fact]
    public async Task Run_ScanLeftRunningByAHostThatDied_IsRunAgain()
    {
        _engine.Azure.Holds(Chain.Estate());
        var scan = await _engine.Get<RequestScan>().RequestAsync(ScanScope.Everything, CancellationToken.None);
        await _engine.Get<IScanStore>().PutAsync(scan with { Status = ScanStatus.Running, StartedAt = _engine.Time.GetUtcNow() }, fence: 0, CancellationToken.None);

        await _engine.Get<RunScans>().RunAsync(CancellationToken.None);

        Assert.Equal(ScanStatus.Succeeded, (await _engine.Get<IScanStore>().FindAsync(scan.Id, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task Run_AssessorIsBusy_LeavesTheScanQueuedAndSignalsAgain()
    {
        await _engine.Get<IAssessorLease>().TryAcquireAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

        var scan = await ScanAsync(ScanScope.Everything);

        Assert.Equal(ScanStatus.Queued, scan.Status);
        Assert.Contains(_engine.Signals.Sent, signal => signal.Target is SignalTarget.Scans && signal.Delay > TimeSpan.Zero);
    }

    private async Task<ScanRecord> ScanAsync(ScanScope scope)
    {
        var scan = await _engine.Get<RequestScan>().RequestAsync(scope, CancellationToken.None);
        await _engine.Get<RunScans>().RunAsync(CancellationToken.None);
        return (await _engine.Get<IScanStore>().FindAsync(scan.Id, CancellationToken.None))!;
    }
}
