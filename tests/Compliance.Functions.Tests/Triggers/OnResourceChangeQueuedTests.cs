using System.Diagnostics.Metrics;
using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Signals;
using Compliance.Functions.Triggers;
using Compliance.Testing.Telemetry;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class OnResourceChangeQueuedTests
{
    public static TheoryData<string> Types => [.. Deliveries.Types];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Run_EventsOfATypeInEveryForm_StoresTheirChanges(string type)
    {
        foreach (var (message, resources) in Deliveries.FormsOf(type))
        {
            await using var app = FunctionsApp.Start();

            await app.Trigger<OnResourceChangeQueued>().RunAsync(message, CancellationToken.None);

            Assert.Equal(resources, await PendingAsync(app), StringComparer.OrdinalIgnoreCase);
            Assert.Equal([(SignalTarget.Assessor, TimeSpan.Zero)], app.Signals.Sent);
        }
    }

    [Fact]
    public async Task Run_DeadLetterFileOfTheSamples_StoresItsChanges()
    {
        await using var app = FunctionsApp.Start();
        var message = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "dead-letters", "contoso.json"));

        await app.Trigger<OnResourceChangeQueued>().RunAsync(message, CancellationToken.None);

        Assert.EndsWith("/connectedClusters/store-ant-01", Assert.Single(await PendingAsync(app)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Run_OneOfABatchIsNoEvent_StoresItsNeighboursAndCountsIt()
    {
        await using var app = FunctionsApp.Start();
        using var measured = new Measurements(app.Get<IMeterFactory>());

        await app.Trigger<OnResourceChangeQueued>().RunAsync($$"""[{"id":"no event"},{{Deliveries.CloudEvent}}]""", CancellationToken.None);

        Assert.Equal([Deliveries.First], await PendingAsync(app), StringComparer.OrdinalIgnoreCase);
        Assert.Equal([(1, "outcome=accepted"), (1, "outcome=malformed")], measured.SumsOf("compliance.events"));
    }

    [Fact]
    public async Task Run_EventsOfAnotherSubscription_AreCountedAndDone()
    {
        await using var app = FunctionsApp.Start(("Azure:Subscriptions:0", "22222222-2222-2222-2222-222222222222"));
        using var measured = new Measurements(app.Get<IMeterFactory>());

        await app.Trigger<OnResourceChangeQueued>().RunAsync(Deliveries.EventGridBatch, CancellationToken.None);

        // No failure, which the host would try again, and no signal: nothing is left to do.
        Assert.Empty(await PendingAsync(app));
        Assert.Empty(app.Signals.Sent);
        Assert.Equal([(2, "outcome=ungoverned")], measured.SumsOf("compliance.events"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no event")]
    [InlineData("bm8gZXZlbnQ=")]
    [InlineData("{\"id\":")]
    [InlineData("[1]")]
    public async Task Run_NoEvent_FailsSoThatTheMessageBecomesPoison(string message)
    {
        await using var app = FunctionsApp.Start();

        await Assert.ThrowsAsync<EventFormatException>(() => app.Trigger<OnResourceChangeQueued>().RunAsync(message, CancellationToken.None));
    }

    [Theory]
    [InlineData('x')]
    [InlineData('A')]
    [InlineData('[')]
    public async Task Run_NoEventOfTheGreatestSize_FailsSoThatTheMessageBecomesPoison(char filling)
    {
        await using var app = FunctionsApp.Start();

        await Assert.ThrowsAsync<EventFormatException>(
            () => app.Trigger<OnResourceChangeQueued>().RunAsync(new string(filling, 64 * 1024), CancellationToken.None));

        Assert.Empty(app.Signals.Sent);
    }

    [Fact]
    public async Task Run_MessageOfTheGreatestSize_IsRead()
    {
        await using var app = FunctionsApp.Start();
        var message = Deliveries.CloudEvent.PadLeft(64 * 1024);

        await app.Trigger<OnResourceChangeQueued>().RunAsync(message, CancellationToken.None);

        Assert.Equal([Deliveries.First], await PendingAsync(app), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(
            () => app.Trigger<OnResourceChangeQueued>().RunAsync(Deliveries.CloudEvent, CancellationToken.None));
    }

    private static async Task<IEnumerable<string>> PendingAsync(FunctionsApp app)
    {
        var pending = await app.Get<IChangeStore>().ListPendingAsync(10, CancellationToken.None);
        return pending.Select(change => change.ResourceId.Text).Order(StringComparer.OrdinalIgnoreCase);
    }
}
