using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Signals;
using Compliance.Functions.Triggers;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class AssessChangesOnSignalTests
{
    [Fact]
    public async Task Run_PendingChange_IsAssessedAndDone()
    {
        await using var app = FunctionsApp.Start();
        await app.Trigger<OnResourceChange>().RunAsync(Deliveries.CloudEvent, CancellationToken.None);

        await app.Trigger<AssessChangesOnSignal>().RunAsync("", CancellationToken.None);

        Assert.Equal([Deliveries.First], app.Azure.Resources.Select(id => id.Text), StringComparer.OrdinalIgnoreCase);
        Assert.Empty(await app.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Run_AssessorBusy_PutsTheSignalBackWithADelay()
    {
        await using var app = FunctionsApp.Start();
        await app.Trigger<OnResourceChange>().RunAsync(Deliveries.CloudEvent, CancellationToken.None);
        await app.KeepAssessorBusyAsync();

        await app.Trigger<AssessChangesOnSignal>().RunAsync("", CancellationToken.None);

        Assert.Equal((SignalTarget.Assessor, TimeSpan.FromSeconds(2)), app.Signals.Sent.Last());
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.Trigger<AssessChangesOnSignal>().RunAsync("", CancellationToken.None));
    }
}
