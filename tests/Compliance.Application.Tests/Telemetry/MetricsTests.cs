using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Json;
using Compliance.Application.Changes;
using Compliance.Application.Telemetry;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Compliance.Testing.Fakes;
using Compliance.Testing.Telemetry;
using Xunit;

namespace Compliance.Application.Tests.Telemetry;

/// <summary>What a scripted run of the use cases measures.</summary>
public sealed class MetricsTests : IAsyncLifetime
{
    private static readonly HealthyChain Chain = new(clusters: 8);

    private readonly EngineFixture _engine = new();
    private readonly Measurements _measured;

    public MetricsTests() => _measured = new Measurements(_engine.Get<IMeterFactory>());

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
    }

    public async Task DisposeAsync()
    {
        _measured.Dispose();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task Events_AcceptedTwiceAndIrrelevant_AreCountedByWhatBecameOfThem()
    {
        await AcceptAsync("e1", Chain.Cluster);
        await AcceptAsync("e1", Chain.Cluster);
        await AcceptAsync("e2", ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm"));

        Assert.Equal([(1, "outcome=accepted"), (1, "outcome=duplicate"), (1, "outcome=irrelevant")], _measured.SumsOf("compliance.events"));
    }

    [Fact]
    public async Task Events_MalformedOrFromTheFuture_AreCounted()
    {
        var accept = _engine.Get<AcceptChanges>();
        await AcceptAsync("e1", Chain.Cluster);
        await accept.AcceptAsync("""[{"id":"no type"},{"id":"e2","type":"Other"}]"""u8.ToArray(), default);
        await accept.AcceptAsync(
            Encoding.UTF8.GetBytes($$"""{"id":"e3","source":"s","type":"Microsoft.Resources.ResourceWriteSuccess","time":"2099-01-01T00:00:00Z","subject":"{{Chain.Cluster}}"}"""), default);
        await Assert.ThrowsAsync<EventFormatException>(() => accept.AcceptAsync("{"u8.ToArray(), default));

        Assert.Equal([(2, "outcome=accepted"), (1, "outcome=irrelevant"), (1, "outcome=malformed")], _measured.SumsOf("compliance.events"));
        Assert.Equal([(1, "")], _measured.SumsOf("compliance.events.early"));
        Assert.Equal([(1, "reason=malformed")], _measured.SumsOf("compliance.deliveries.refused"));
    }

    [Fact]
    public async Task Assess_ABreak_IsMeasuredFromEventToStore()
    {
        Break();
        await AcceptAsync("e1", Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromSeconds(4));

        await _engine.AssessAsync();

        Assert.Equal([(1, "")], _measured.Of("compliance.assessment.changes"));
        Assert.Contains((8, "kind=changes"), _measured.SumsOf("compliance.clusters.judged"));
        Assert.Contains((1, "kind=changes transition=opened"), _measured.SumsOf("compliance.findings.written"));
        Assert.Equal([(5, "")], _measured.Of("compliance.finding.stored.lag"));
        Assert.Contains("kind=changes outcome=complete", _measured.Of("compliance.assessment.duration").Select(one => one.Tags));
        Assert.Equal(
            ["kind=changes stage=read", "kind=changes stage=judge", "kind=changes stage=record"],
            _measured.Of("compliance.assessment.stage.duration").Select(one => one.Tags).Where(tags => tags.StartsWith("kind=changes", StringComparison.Ordinal)));
        Assert.Contains((0, "kind=changes"), _measured.Of("compliance.assessment.azure.duration"));
    }

    [Fact]
    public async Task Assess_AzureFails_IsAFailedAssessment()
    {
        await AcceptAsync("e1", Chain.Cluster);
        _engine.Azure.Fault = _ => new InvalidDataException("broken");

        await _engine.AssessAsync();

        Assert.Equal(["kind=changes outcome=failed"], _measured.Of("compliance.assessment.duration").Select(one => one.Tags).Where(tags => tags.Contains("changes", StringComparison.Ordinal)));
        Assert.DoesNotContain("kind=changes", _measured.Of("compliance.clusters.judged").Select(one => one.Tags));
    }

    [Fact]
    public async Task Sweep_FindingNoEventToldOf_IsWrittenBySweepWithoutLag()
    {
        Break();

        await _engine.SweepAsync();

        Assert.Contains((1, "kind=sweep transition=opened"), _measured.SumsOf("compliance.findings.written"));
        Assert.Empty(_measured.Of("compliance.finding.stored.lag"));
    }

    [Fact]
    public async Task SweepAge_AfterASweep_GrowsWithTheClock()
    {
        _engine.Time.Advance(TimeSpan.FromMinutes(7));

        var standing = _engine.Get<StandingMetrics>();
        await standing.RefreshAsync(CancellationToken.None);
        Assert.Equal([(420, "kind=full")], _measured.Observe("compliance.sweep.age"));
        _engine.Time.Advance(TimeSpan.FromSeconds(5));
        await _engine.LightSweepAsync();
        await standing.RefreshAsync(CancellationToken.None);
        Assert.Equal([(425, "kind=full"), (0, "kind=light")], _measured.Observe("compliance.sweep.age"));
    }

    [Fact]
    public async Task SweepAge_NothingSwept_IsAbsent()
    {
        await using var fresh = new EngineFixture();
        using var measured = new Measurements(fresh.Get<IMeterFactory>());
        await fresh.Get<StandingMetrics>().RefreshAsync(CancellationToken.None);

        Assert.Contains("compliance.sweep.age", measured.Instruments.Select(instrument => instrument.Name));
        Assert.Empty(measured.Observe("compliance.sweep.age"));
    }

    [Fact]
    public async Task Deliver_ChannelFailsThenTells_IsFailedThenDeliveredWithLagFromTheEvent()
    {
        Break();
        await AcceptAsync("e1", Chain.Cluster);
        await _engine.AssessAsync();
        _engine.Time.Advance(EngineFixture.Settle);
        _engine.Channel.Fails = true;

        await _engine.DeliverAsync();
        _engine.Channel.Fails = false;
        await _engine.DeliverAsync();

        Assert.Equal([(1, "outcome=delivered"), (1, "outcome=failed")], _measured.SumsOf("compliance.alerts"));
        Assert.Equal([(31, "")], _measured.Of("compliance.finding.alerted.lag"));
    }

    [Fact]
    public async Task Deliver_UndoneBeforeItWasDue_IsCollapsed()
    {
        Break();
        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Azure.Holds(Chain.Estate());
        await _engine.ChangedAsync(Chain.Cluster);
        _engine.Time.Advance(EngineFixture.Settle);

        await _engine.DeliverAsync();

        Assert.Equal([(1, "outcome=collapsed")], _measured.SumsOf("compliance.alerts"));
    }

    [Fact]
    public async Task Standing_PendingAndOpen_IsWhatTheStoreHolds()
    {
        var standing = _engine.Get<StandingMetrics>();
        Break();
        await AcceptAsync("e1", Chain.Cluster);
        _engine.Time.Advance(TimeSpan.FromSeconds(90));

        Assert.Empty(_measured.Observe("compliance.changes.pending"));
        await standing.RefreshAsync(CancellationToken.None);
        Assert.Equal([(1, "")], _measured.Observe("compliance.changes.pending"));
        Assert.Equal([(90, "")], _measured.Observe("compliance.changes.pending.age"));

        await _engine.AssessAsync();
        _engine.Time.Advance(TimeSpan.FromSeconds(2));
        await standing.RefreshAsync(CancellationToken.None);
        Assert.Equal([(0, "")], _measured.Observe("compliance.changes.pending"));
        Assert.Equal([(0, "")], _measured.Observe("compliance.changes.pending.age"));
        Assert.Equal([(0, "")], _measured.Observe("compliance.changes.set_aside"));
        var open = await _engine.OpenAsync();
        Assert.Equal(open.Count, _measured.Observe("compliance.findings.open").Sum(one => one.Value));
        Assert.Contains((open.Count(finding => finding.Severity is Domain.Rules.Severity.Critical), "severity=critical"), _measured.Observe("compliance.findings.open"));
    }

    [Fact]
    public async Task Blind_DestinationIsSet_IsCounted()
    {
        await using var engine = new EngineFixture(null, ("Sweep:Destinations:0", "https://compliance.contoso.com/api/events"));
        using var measured = new Measurements(engine.Get<IMeterFactory>());
        engine.Azure.Holds(Chain.Estate());
        await engine.SweepAsync();

        await engine.Get<StandingMetrics>().RefreshAsync(CancellationToken.None);

        Assert.Equal([(1, "")], measured.Observe("compliance.subscriptions.blind"));
        Assert.Empty(_measured.Observe("compliance.subscriptions.blind"));
    }

    [Fact]
    public async Task Poison_QueuesOfTheHost_AreCountedByName()
    {
        var (changes, alerts) = (new MemoryPoisonMessages("compliance-changes-poison", holdsEvents: true), new MemoryPoisonMessages("compliance-alerts-poison", holdsEvents: false));
        changes.Add("no event");
        alerts.IsAway = true;
        _engine.Poison.AddRange([changes, alerts]);

        await _engine.Get<StandingMetrics>().RefreshAsync(CancellationToken.None);

        Assert.Equal([(1, "queue=compliance-changes-poison")], _measured.Observe("compliance.queue.poison"));
    }

    private void Break() =>
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { PrivateLinkState = Value.Of("Disabled"), PrivateLinkScopeResourceId = default });

    private Task AcceptAsync(string id, ResourceId resource) => _engine.Get<AcceptChanges>().AcceptAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id,
            source = "/subscriptions/test",
            type = "Microsoft.Resources.ResourceWriteSuccess",
            subject = resource.Text,
            time = _engine.Time.GetUtcNow() - TimeSpan.FromSeconds(1),
        })),
        CancellationToken.None);
}
