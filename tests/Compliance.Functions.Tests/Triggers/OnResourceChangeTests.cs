using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Signals;
using Compliance.Functions.Triggers;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class OnResourceChangeTests
{
    public static TheoryData<string> Forms => [Deliveries.CloudEvent, $"[{Deliveries.CloudEvent}]", Deliveries.EventGrid, $"[{Deliveries.EventGrid}]"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Run_AnEventOfEitherSchema_StoresTheChangeAndWakesTheAssessor(string delivery)
    {
        await using var app = FunctionsApp.Start();

        await app.Trigger<OnResourceChange>().RunAsync(delivery, CancellationToken.None);

        var change = Assert.Single(await app.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
        Assert.Equal(Deliveries.First, change.ResourceId.Text, ignoreCase: true);
        Assert.Equal([(SignalTarget.Assessor, TimeSpan.Zero)], app.Signals.Sent);
    }

    [Fact]
    public async Task Run_TheSameEventTwice_StoresItOnce()
    {
        await using var app = FunctionsApp.Start();
        await app.Trigger<OnResourceChange>().RunAsync(Deliveries.CloudEvent, CancellationToken.None);

        await app.Trigger<OnResourceChange>().RunAsync(Deliveries.CloudEvent, CancellationToken.None);

        Assert.Single(await app.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
    }

    [Fact]
    public async Task Run_AnEventOfAnotherSubscription_StoresNothing()
    {
        await using var app = FunctionsApp.Start(("Azure:Subscriptions:0", "22222222-2222-2222-2222-222222222222"));

        await app.Trigger<OnResourceChange>().RunAsync(Deliveries.CloudEvent, CancellationToken.None);

        Assert.Empty(await app.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None));
        Assert.Empty(app.Signals.Sent);
    }

    [Fact]
    public async Task Run_NoEvent_FailsSoThatTheHostDeadLettersIt()
    {
        await using var app = FunctionsApp.Start();

        await Assert.ThrowsAsync<EventFormatException>(() => app.Trigger<OnResourceChange>().RunAsync("no event", CancellationToken.None));
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostDeliversAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => app.Trigger<OnResourceChange>().RunAsync(Deliveries.CloudEvent, CancellationToken.None));
    }
}
