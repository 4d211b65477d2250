using System.Text;
using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Functions.Triggers;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class OnResourceChangeQueuedTests
{
    public static TheoryData<string, string[]> Forms => new()
    {
        { Deliveries.CloudEvent, [Deliveries.First] },
        { Deliveries.CloudEventBatch, [Deliveries.First, Deliveries.Second] },
        { Deliveries.EventGrid, [Deliveries.First] },
        { Deliveries.EventGridBatch, [Deliveries.First, Deliveries.Second] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Run_PlainMessage_StoresItsChanges(string message, string[] resources)
    {
        await using var app = FunctionsApp.Start();

        await app.Trigger<OnResourceChangeQueued>().RunAsync(message, CancellationToken.None);

        Assert.Equal(resources, await PendingAsync(app), StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Run_Base64Message_StoresItsChanges(string message, string[] resources)
    {
        await using var app = FunctionsApp.Start();

        await app.Trigger<OnResourceChangeQueued>().RunAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(message)), CancellationToken.None);

        Assert.Equal(resources, await PendingAsync(app), StringComparer.OrdinalIgnoreCase);
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
