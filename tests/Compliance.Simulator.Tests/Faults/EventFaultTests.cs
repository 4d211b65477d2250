using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Tests.Events;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.Faults;

public sealed class EventFaultTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 15, 22, TimeSpan.Zero);

    [Fact]
    public async Task Lose_OnlyTheNextOneArrives()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url });
        azure.Azure.Faults.Set(new Fault { Do = new Effect.Lose(), Times = 1 });

        await WriteAsync(azure, "one", "two");

        Assert.Equal("two", Name(await webhook.NextAsync()));
    }

    [Fact]
    public async Task Repeat_ArrivesTwiceWithOneId()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url });
        azure.Azure.Faults.Set(new Fault { Do = new Effect.Repeat(), Times = 1 });

        await WriteAsync(azure, "one", "two");
        var received = new[] { await webhook.NextAsync(), await webhook.NextAsync(), await webhook.NextAsync() };

        Assert.Equal(["one", "one", "two"], received.Select(Name));
        Assert.Equal(received[0].Event["id"]!.GetValue<string>(), received[1].Event["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Reorder_ArrivesBehindALaterOne()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url });
        azure.Azure.Faults.Set(new Fault { Do = new Effect.Reorder { Behind = 2 }, Times = 1 });

        await WriteAsync(azure, "one", "two", "three", "four");
        var received = new[] { await webhook.NextAsync(), await webhook.NextAsync(), await webhook.NextAsync(), await webhook.NextAsync() };

        Assert.Equal(["two", "three", "one", "four"], received.Select(Name));
    }

    [Fact]
    public async Task Delay_ArrivesWhenTheTimeHasPassed()
    {
        var time = new ManualTime(Start);
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url }, time);
        azure.Azure.Faults.Set(new Fault { Do = new Effect.Delay(60), Times = 1 });

        await WriteAsync(azure, "one", "two");
        var first = await webhook.NextAsync();
        time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(("two", "one"), (Name(first), Name(await webhook.NextAsync())));
    }

    [Fact]
    public async Task Skew_OfEvents_ShiftsTheirTime()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url }, new ManualTime(Start));
        azure.Azure.Faults.Set(new Fault { On = new FaultTarget { Area = FaultArea.Events, Path = "*/privateLinkScopes/*" }, Do = new Effect.Skew(3600) });

        await WriteAsync(azure, "one");

        Assert.Equal("2026-11-21T10:15:22.0000000Z", (await webhook.NextAsync()).Event["eventTime"]!.GetValue<string>());
    }

    [Fact]
    public async Task ResourceNotifications_CarryTheResource()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope().WithZone().WithRecord(), time: new ManualTime(Start));
        await azure.Azure.SubscribeAsync(new EventSubscription { Webhook = webhook.Url, Schema = EventSchema.CloudEvents, Topic = EventTopic.ResourceNotifications }, CancellationToken.None);

        await azure.DeleteAsync(RecordSet);
        await WriteAsync(azure, "one");
        var written = (await webhook.NextAsync()).Body;
        await azure.DeleteAsync(Scope);
        var deleted = (await webhook.NextAsync()).Body;

        Assert.Equal(("Microsoft.ResourceNotifications.Resources.CreatedOrUpdated", Scope), (Text(written, "type"), Text(written, "subject")));
        Assert.Equal(("2024-06-01", "Disabled"), (Text(written["data"]!, "apiVersion"), Text(written["data"]!["resourceInfo"]!["properties"]!, "publicNetworkAccess")));
        Assert.Equal("Microsoft.ResourceNotifications.Resources.Deleted", Text(deleted, "type"));
        Assert.Null(deleted["data"]!["resourceInfo"]!["properties"]);
    }

    private static async Task WriteAsync(AzureFixture azure, params string[] names)
    {
        foreach (var name in names)
        {
            await azure.SendAsync(HttpMethod.Patch, Scope, """{"tags":{"a":"b"}}""", headers: ("x-ms-correlation-request-id", name));
        }
    }

    private static string? Name(Webhook.Received received) => Text(received.Event["data"]!, "correlationId");

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
