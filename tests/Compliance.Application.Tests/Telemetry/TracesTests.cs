using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Compliance.Application.Changes;
using Compliance.Application.Telemetry;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Telemetry;

public sealed class TracesTests : IAsyncLifetime
{
    private static readonly HealthyChain Chain = new(clusters: 2);

    private readonly EngineFixture _engine = new();
    private readonly ConcurrentQueue<Activity> _ended = new();
    private readonly ActivityListener _listener;

    // A recorded parent, whose trace tells the activities of this test from those of others that run meanwhile.
    private readonly ActivitySource _source = new($"test-{Guid.NewGuid():N}");

    public TracesTests()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source == _source || source.Name == Traces.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public async Task InitializeAsync()
    {
        _engine.Azure.Holds(Chain.Estate());
        await _engine.SweepAsync();
    }

    public async Task DisposeAsync()
    {
        _listener.Dispose();
        _source.Dispose();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task Assess_TracedChange_HasItsStagesBelowAndALinkToTheIntake()
    {
        var intake = Assert.Single(await TraceAsync(() => AcceptAsync("e1")));
        Break();

        var traced = await TraceAsync(_engine.AssessAsync);

        Assert.Equal(["read", "judge", "record", "assess changes"], traced.Select(activity => activity.DisplayName));
        var batch = traced[^1];
        Assert.All(traced.SkipLast(1), stage => Assert.Equal(batch.SpanId, stage.ParentSpanId));
        Assert.Equal((intake.TraceId, intake.SpanId), (Assert.Single(batch.Links).Context.TraceId, batch.Links.Single().Context.SpanId));
        Assert.Equal(("accept changes", 1), (intake.DisplayName, intake.GetTagItem("compliance.changes")));
        Assert.Equal((1, 2, "complete"), (batch.GetTagItem("compliance.changes"), batch.GetTagItem("compliance.clusters"), batch.GetTagItem("compliance.outcome")));
    }

    [Fact]
    public async Task Accept_ParentNobodyRecords_BeginsATraceOfItsOwn()
    {
        using var server = new Activity("server").Start();

        await AcceptAsync("e1");

        Assert.Same(server, Activity.Current);
        Assert.DoesNotContain(_ended, activity => activity.TraceId == server.TraceId);
        Assert.Contains(_ended, activity => activity.DisplayName == "accept changes" && activity.ParentSpanId == default);
    }

    [Fact]
    public async Task Accept_Malformed_IsAnErrorThatQuotesNothing()
    {
        var traced = await TraceAsync(() => Assert.ThrowsAsync<EventFormatException>(() => _engine.Get<AcceptChanges>().AcceptAsync("{\"secret\":1}"u8.ToArray(), CancellationToken.None)));

        var intake = Assert.Single(traced);
        Assert.Equal((ActivityStatusCode.Error, nameof(EventFormatException)), (intake.Status, intake.StatusDescription));
    }

    [Fact]
    public async Task Assess_AzureFails_StageAndBatchAreErrors()
    {
        await AcceptAsync("e1");
        _engine.Azure.Fault = _ => new InvalidDataException("broken");

        var traced = await TraceAsync(_engine.AssessAsync);

        Assert.Equal([("read", ActivityStatusCode.Error), ("assess changes", ActivityStatusCode.Error)], traced.Select(activity => (activity.DisplayName, activity.Status)));
    }

    [Fact]
    public async Task SweepAndDelivery_AreActivities()
    {
        Break();
        var sweep = await TraceAsync(_engine.SweepAsync);
        _engine.Time.Advance(EngineFixture.Settle);

        var delivery = Assert.Single(await TraceAsync(_engine.DeliverAsync));

        Assert.Equal(["read", "judge", "record", "sweep"], sweep.Select(activity => activity.DisplayName));
        Assert.Equal(("deliver alert", "recording", 1), (delivery.DisplayName, delivery.GetTagItem("compliance.channel"), delivery.GetTagItem("compliance.alerts")));
    }

    private async Task<IReadOnlyList<Activity>> TraceAsync(Func<Task> work)
    {
        using var root = _source.StartActivity("test")!;
        await work();
        return [.. _ended.Where(activity => activity.TraceId == root.TraceId)];
    }

    private void Break() =>
        _engine.Azure.Now.Change<ConnectedCluster>(Chain.Cluster, cluster => cluster with { PrivateLinkState = Value.Of("Disabled"), PrivateLinkScopeResourceId = default });

    private Task AcceptAsync(string id) => _engine.Get<AcceptChanges>().AcceptAsync(
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            specversion = "1.0",
            id,
            source = "/subscriptions/test",
            type = "Microsoft.Resources.ResourceWriteSuccess",
            subject = Chain.Cluster.Text,
            time = _engine.Time.GetUtcNow(),
        })),
        CancellationToken.None);
}
