using System.Text;
using Compliance.Application.Changes;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
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
    public async Task Run_ScanOfOneClusterOfASite_LeavesItsProofToItsSite()
    {
        // The stranger shares the site's DNS and has no private link, so that its agents break. A scan of another cluster does not see it.
        await using var engine = new EngineFixture(new DeclarationSet { PreviewAcknowledgedBy = "someone", Sites = [ASite.ForwardingTo(Chain.Hub)] });
        engine.Azure.Holds(Chain.Estate().With(ACluster.Unassociated("stranger")));
        await engine.SweepAsync();
        var before = await ProofAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));

        await ScanAsync(new ScanScope { Cluster = Chain.Cluster }, engine);

        Assert.Equal(Hop.Forwarding, before.BrokenAt);
        Assert.Equal(before, await ProofAsync());
        Assert.Equal(Chain.Cluster, Assert.Single(await engine.Get<IChangeStore>().ListPendingAsync(10, default)).ResourceId);
        Assert.Equal((SignalTarget.Assessor, TimeSpan.Zero), engine.Signals.Sent.Last());

        engine.Azure.Now.Without(ACluster.Unassociated("stranger").Id);
        await engine.AssessAsync();
        Assert.NotEqual(Hop.Forwarding, (await ProofAsync()).BrokenAt);

        async Task<StoredProof> ProofAsync() => (await engine.Get<IProofStore>().FindAsync(Chain.Cluster, default))!;
    }

    [Fact]
    public async Task Run_ScanOfOneClusterThatWentToAnotherScope_IsJudgedWithTheScopeItLeft()
    {
        var other = new HealthyChain("other", address: "10.30.4.5");
        _engine.Azure.Holds(AnEstate.With([.. Chain.Rows(), .. other.Rows()]).Change<PrivateLinkScope>(Chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") }));
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { PrivateLinkScopeResourceId = Value.Of(other.Scope.Text) });

        await ScanAsync(new ScanScope { Cluster = Chain.Cluster });
        await _engine.AssessAsync();

        Assert.Equal(other.Scope, (await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, default))!.ScopeId);
        Assert.Equal(1, (await _engine.FindingAsync("ARC-PL-011", Chain.Scope))!.AffectedCount);
    }

    [Fact]
    public async Task Run_ScanOfOneClusterOutsideOfSites_StoresItsProof()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
        _engine.Time.Advance(TimeSpan.FromMinutes(1));
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { PrivateLinkState = Value.Of("Disabled") });

        await ScanAsync(new ScanScope { Cluster = Chain.Cluster });

        Assert.Equal(Hop.Association, (await _engine.Get<IProofStore>().FindAsync(Chain.Cluster, default))!.BrokenAt);
        Assert.Empty(await _engine.Get<IChangeStore>().ListPendingAsync(1, default));
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

    private Task<ScanRecord> ScanAsync(ScanScope scope) => ScanAsync(scope, _engine);

    private static async Task<ScanRecord> ScanAsync(ScanScope scope, EngineFixture engine)
    {
        var scan = await engine.Get<RequestScan>().RequestAsync(scope, CancellationToken.None);
        await engine.Get<RunScans>().RunAsync(CancellationToken.None);
        return (await engine.Get<IScanStore>().FindAsync(scan.Id, CancellationToken.None))!;
    }
}
