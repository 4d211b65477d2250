using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Functions.Triggers;
using Compliance.Testing.Builders;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class LightSweepOnScheduleTests
{
    [Fact]
    public async Task Run_AClusterIsOffline_BecomesAChangeAndWakesTheAssessor()
    {
        await using var app = FunctionsApp.Start();
        await app.Trigger<SweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None);
        app.Azure.Offline.Add(AnId.Cluster());

        await app.Trigger<LightSweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None);

        var change = Assert.Single(await app.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
        Assert.Equal(AnId.Cluster(), change.ResourceId);
        Assert.Equal([(SignalTarget.Assessor, TimeSpan.Zero)], app.Signals.Sent);
    }

    [Fact]
    public async Task Run_NeverSwept_SweepsEverythingOnce()
    {
        await using var app = FunctionsApp.Start();

        await app.Trigger<LightSweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None);
        await app.Trigger<LightSweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None);

        Assert.Single(app.Azure.Scopes);
        Assert.NotNull(await app.Get<ISweepStore>().FindAsync(SweepKind.Full, CancellationToken.None));
        Assert.NotNull(await app.Get<ISweepStore>().FindAsync(SweepKind.Light, CancellationToken.None));
    }

    [Fact]
    public async Task Run_AssessorBusy_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.Start();
        await app.KeepAssessorBusyAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Trigger<LightSweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None));
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.Trigger<LightSweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None));
    }
}
