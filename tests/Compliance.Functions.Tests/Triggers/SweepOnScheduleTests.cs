using Compliance.Application;
using Compliance.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class SweepOnScheduleTests
{
    [Fact]
    public async Task Run_AssessorFree_ReadsEverythingGoverned()
    {
        await using var app = FunctionsApp.Start(("Azure:ManagementGroup", "contoso"));

        await app.Trigger<SweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None);

        var scope = Assert.Single(app.Azure.Scopes);
        Assert.Equal("contoso", scope.ManagementGroup);
    }

    [Fact]
    public async Task Run_AssessorBusy_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.Start();
        await app.KeepAssessorBusyAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.Trigger<SweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None));

        Assert.Empty(app.Azure.Scopes);
    }

    [Fact]
    public async Task Run_AzureFails_LetsTheFailureFly()
    {
        await using var app = FunctionsApp.Start();
        app.Azure.Failure = new HttpRequestException("Resource Graph does not answer.");

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => app.Trigger<SweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None));

        Assert.Same(app.Azure.Failure, failure);
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.Trigger<SweepOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None));
    }
}
