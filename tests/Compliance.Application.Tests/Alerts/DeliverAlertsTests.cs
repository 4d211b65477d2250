using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Alerts;

public sealed class DeliverAlertsTests : IAsyncLifetime
{
    private static readonly HealthyChain Chain = new(clusters: 8);

    private readonly EngineFixture _engine = new();

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    [Fact]
    public async Task Deliver_BeforeItIsDue_TellsNothingAndAsksToBeWokenThen()
    {
        await BreakAsync(Chain.Cluster);
        _engine.Signals.Sent.Clear();

        await _engine.DeliverAsync();

        Assert.Empty(_engine.Channel.Messages);
        Assert.Equal([(SignalTarget.Alerts, EngineFixture.Settle)], _engine.Signals.Sent);
    }

    [Fact]
    public async Task Deliver_WhenDue_TellsOnceAndMarksTheFindingNotified()
    {
        await BreakAsync(Chain.Cluster);
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();
        await _engine.DeliverAsync();

        var alert = Assert.Single(Assert.Single(_engine.Channel.Messages).Alerts);
        Assert.Equal((Transition.Opened, Chain.Cluster), (alert.Transition, alert.Finding.ResourceId));
        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        Assert.Equal((WorkflowState.Notified, _engine.Time.GetUtcNow()), (finding!.Workflow, finding.Ledger.Alerted!.Value));
    }

    [Fact]
    public async Task Deliver_UndoneBeforeItWasDue_TellsNeitherAndSaysSoInTheHistory()
    {
        await BreakAsync(Chain.Cluster);
        await RepairAsync();
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Empty(_engine.Channel.Messages);
        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        var history = await _engine.Get<IFindingStore>().HistoryAsync(finding!.Key, CancellationToken.None);
        Assert.Contains(history, entry => entry.Transition is Transition.Collapsed);
        Assert.Null(await _engine.Get<IFindingStore>().NextDueAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Repair_BeforeItWasDue_WithdrawsTheAlertInTheSameWrite()
    {
        await BreakAsync(Chain.Cluster);
        await RepairAsync();

        Assert.Null(await _engine.Get<IFindingStore>().NextDueAsync(CancellationToken.None));
        var finding = await _engine.FindingAsync("ARC-PL-001", Chain.Cluster);
        Assert.Empty(finding!.Owed);
        Assert.Equal(
            [(Transition.Opened, null), (Transition.Resolved, "Repaired"), (Transition.Collapsed, "Opened")],
            (await _engine.Get<IFindingStore>().HistoryAsync(finding.Key, CancellationToken.None)).Select(step => (step.Transition, step.Detail)));
    }

    [Fact]
    public async Task Flapping_BeforeItWasDue_TellsOnlyTheLastOpening()
    {
        await BreakAsync(Chain.Cluster);
        await RepairAsync();
        _engine.Time.Advance(TimeSpan.FromSeconds(1));
        await BreakAsync(Chain.Cluster);
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Equal([Transition.Reopened], Told());
    }

    [Fact]
    public async Task Repair_WhenDueButNotYetTold_TellsBeginningAndEnd()
    {
        await BreakAsync(Chain.Cluster);
        _engine.Time.Advance(EngineFixture.Settle);
        await RepairAsync();

        await _engine.DeliverAsync();

        Assert.Equal([Transition.Opened, Transition.Resolved], Told().Order());
    }

    [Fact]
    public async Task Repair_WhileItIsBeingTold_TellsTheEndToo()
    {
        await BreakAsync(Chain.Cluster);
        var finding = (await _engine.FindingAsync("ARC-PL-001", Chain.Cluster))!;
        // Another host, whose clock is ahead, has begun to tell what is not due by ours.
        Assert.True(await _engine.Get<IFindingStore>().UpdateAsync(finding with { Owed = [.. finding.Owed.Select(alert => alert with { IsClaimed = true })] }, CancellationToken.None));
        await RepairAsync();
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Equal([Transition.Opened, Transition.Resolved], Told().Order());
    }

    [Fact]
    public async Task Repair_OfWhatWasNeverWorthTelling_TellsNothing()
    {
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { AgentVersion = Value.Of("1.2.3") });
        await _engine.ChangedAsync(Chain.Cluster);
        await RepairAsync();
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Empty(Told());
    }

    [Fact]
    public async Task Worse_WhileTheOpeningWaits_IsNoAlertOfItsOwnUnlessItIsCritical()
    {
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { ConnectivityStatus = Value.Of("Offline") });
        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromSeconds(1));
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { ConnectivityStatus = Value.Of("Expired") });
        await _engine.ChangedAsync(Chain.Cluster);

        await _engine.DeliverAsync();

        var alert = Assert.Single(Assert.Single(_engine.Channel.Messages).Alerts, told => told.Finding.RuleId.Value == "ARC-CON-001");
        Assert.Equal((Transition.Opened, Severity.Critical), (alert.Transition, alert.Finding.Severity));
        _engine.Time.Advance(EngineFixture.Settle);
        await _engine.DeliverAsync();
        Assert.Single(_engine.Channel.Messages);
    }

    [Fact]
    public async Task Deliver_DigestFailsAndOneMoreComes_IsAnotherMessageOfTheSameAlerts()
    {
        await BreakAsync([.. Chain.Clusters.Take(6)]);
        _engine.Time.Advance(EngineFixture.Settle);
        _engine.Channel.FailsAfterwards = true;
        await _engine.DeliverAsync();
        await BreakAsync(Chain.Clusters[6]);
        _engine.Time.Advance(EngineFixture.Settle);
        _engine.Channel.FailsAfterwards = false;

        await _engine.DeliverAsync();

        var (first, second) = (_engine.Channel.Messages[0], _engine.Channel.Messages[1]);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(6, first.Alerts.Select(alert => alert.Id).Intersect(second.Alerts.Select(alert => alert.Id)).Count());
        Assert.Equal(7, second.Alerts.DistinctBy(alert => alert.Id).Count());
    }

    [Fact]
    public async Task Deliver_CriticalOne_IsToldAtOnce()
    {
        _engine.Azure.Now.Without(Chain.Scope);
        await _engine.ChangedAsync(Chain.Scope);

        await _engine.DeliverAsync();

        Assert.Equal("ARC-PL-002", Assert.Single(Assert.Single(_engine.Channel.Messages).Alerts).Finding.RuleId.Value);
    }

    [Fact]
    public async Task Deliver_ResolvedAfterItWasTold_TellsTheEndToo()
    {
        await BreakAsync(Chain.Cluster);
        _engine.Time.Advance(EngineFixture.Settle);
        await _engine.DeliverAsync();
        await RepairAsync();

        await _engine.DeliverAsync();

        Assert.Equal([Transition.Opened, Transition.Resolved], _engine.Channel.Messages.SelectMany(message => message.Alerts).Select(alert => alert.Transition));
    }

    [Fact]
    public async Task Deliver_ChannelIsDown_StaysOwedUnderTheSameId()
    {
        await BreakAsync(Chain.Cluster);
        _engine.Time.Advance(EngineFixture.Settle);
        _engine.Channel.Fails = true;
        _engine.Signals.Sent.Clear();
        var owed = Assert.Single(await _engine.Get<IFindingStore>().ListDueAsync(_engine.Time.GetUtcNow(), 10, CancellationToken.None));

        await _engine.DeliverAsync();
        _engine.Channel.Fails = false;
        await _engine.DeliverAsync();

        Assert.Contains(_engine.Signals.Sent, signal => signal.Target is SignalTarget.Alerts && signal.Delay > TimeSpan.Zero);
        Assert.Equal(owed.Id, Assert.Single(_engine.Channel.Messages).Id);
    }

    [Fact]
    public async Task Deliver_ManyDueAtOnce_TellsThemAsOneDigest()
    {
        await BreakAsync([.. Chain.Clusters]);
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Equal(8, Assert.Single(_engine.Channel.Messages).Alerts.Count(alert => alert.Finding.RuleId.Value == "ARC-PL-001"));
    }

    [Fact]
    public async Task Deliver_OneCauseWithManyClusters_IsOneAlert()
    {
        _engine.Azure.Now.Without(Chain.Link(ArcZone.HybridIdentity));
        await _engine.ChangedAsync(Chain.Link(ArcZone.HybridIdentity));
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Equal(8, Assert.Single(Assert.Single(_engine.Channel.Messages).Alerts, alert => alert.Finding.RuleId.Value == "ARC-DNS-003").Finding.AffectedCount);
    }

    private IEnumerable<Transition> Told() => _engine.Channel.Messages.SelectMany(message => message.Alerts).Select(alert => alert.Transition);

    private async Task BreakAsync(params ResourceId[] clusters)
    {
        foreach (var id in clusters)
        {
            _engine.Azure.Now.Change<ConnectedCluster>(id, cluster => cluster with { PrivateLinkState = Value.Of("Disabled"), PrivateLinkScopeResourceId = default });
        }

        await _engine.ChangedAsync(clusters);
    }

    private async Task RepairAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        _engine.Time.Advance(TimeSpan.FromSeconds(1));
        await _engine.ChangedAsync(Chain.Cluster);
    }
}
