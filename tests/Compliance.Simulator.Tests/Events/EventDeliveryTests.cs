using System.Text.Json.Nodes;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.Events;

public sealed class EventDeliveryTests
{
    private const string Tags = """{"tags":{"a":"b"}}""";

    private static readonly DateTimeOffset Start = new DateTimeOffset(2026, 11, 21, 9, 15, 22, TimeSpan.Zero) + TimeSpan.FromTicks(1234567);

    [Fact]
    public async Task Write_EventGridSchema_ArrivesAsArray()
    {
        await using var webhook = await Webhook.StartAsync();
        var options = new SimulatorOptions { Webhook = webhook.Url, WebhookHeaders = new Dictionary<string, string> { ["x-secret"] = "s" } };
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), options, new ManualTime(Start));

        await azure.SendAsync(HttpMethod.Patch, Scope, Tags, headers: ("x-ms-correlation-request-id", "c1"));
        var received = await webhook.NextAsync();

        var subject = Scope.Replace("resourceGroups", "resourcegroups", StringComparison.Ordinal);
        var change = Assert.Single(Assert.IsType<JsonArray>(received.Body))!;
        Assert.Equal((subject, "Microsoft.Resources.ResourceWriteSuccess", "2026-11-21T09:15:22.1234567Z"), (Text(change, "subject"), Text(change, "eventType"), Text(change, "eventTime")));
        Assert.Equal(("Microsoft.HybridCompute/privateLinkScopes/write", "c1", Subscription, subject), (Text(change["data"]!, "operationName"), Text(change["data"]!, "correlationId"), Text(change["data"]!, "subscriptionId"), Text(change["data"]!, "resourceUri")));
        Assert.Equal(("Notification", "s", "1"), (received.Headers["aeg-event-type"], received.Headers["x-secret"], received.Headers["aeg-delivery-count"]));
        Assert.Null(change["data"]!["httpRequest"]);
    }

    [Fact]
    public async Task Delete_CloudEvents_ArrivesStructured()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithZone().WithLink(), new SimulatorOptions { EventSchema = EventSchema.CloudEvents, AsyncOperationDuration = TimeSpan.Zero }, new ManualTime(Start));
        await azure.Azure.SubscribeAsync(webhook.Url, CancellationToken.None);

        await azure.DeleteAsync(Link);
        var received = await webhook.NextAsync();

        Assert.Equal("application/cloudevents+json; charset=utf-8", received.Headers["Content-Type"]);
        Assert.Equal(("1.0", "Microsoft.Resources.ResourceDeleteSuccess", $"/subscriptions/{Subscription}"), (Text(received.Body, "specversion"), Text(received.Body, "type"), Text(received.Body, "source")));
        Assert.Equal(("Microsoft.Network/privateDnsZones/virtualNetworkLinks/delete", "DELETE"), (Text(received.Body["data"]!, "operationName"), Text(received.Body["data"]!["httpRequest"]!, "method")));
    }

    [Fact]
    public async Task Write_OfLowerCaseRow_KeepsTheProvidersCasing()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().With(Scope, "microsoft.hybridcompute/privatelinkscopes"), new SimulatorOptions { Webhook = webhook.Url });

        await azure.PatchAsync(Scope.ToLowerInvariant(), Tags);

        Assert.Equal("Microsoft.HybridCompute/privateLinkScopes/write", Text((await webhook.NextAsync()).Event["data"]!, "operationName"));
    }

    [Fact]
    public async Task AsyncWrite_EventComesAtTheEndOfTheOperation()
    {
        var time = new ManualTime(Start);
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithNetwork(), new SimulatorOptions { Webhook = webhook.Url, AsyncOperationDuration = TimeSpan.FromSeconds(2) }, time);

        await azure.PutAsync(Network, """{"location":"westeurope","properties":{}}""");
        var early = azure.Azure.Counts.EventsPublished;
        time.Advance(TimeSpan.FromSeconds(2));
        var change = (await webhook.NextAsync()).Event;

        Assert.Equal((0, "2026-11-21T09:15:24.1234567Z"), (early, Text(change, "eventTime")));
    }

    [Fact]
    public async Task Delivery_RefusedForNow_IsRetriedInOrder()
    {
        await using var webhook = await Webhook.StartAsync(503, 200, 200);
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url });

        await azure.SendAsync(HttpMethod.Patch, Scope, Tags, headers: ("x-ms-correlation-request-id", "one"));
        await azure.SendAsync(HttpMethod.Patch, Scope, Tags, headers: ("x-ms-correlation-request-id", "two"));
        var received = new[] { await webhook.NextAsync(), await webhook.NextAsync(), await webhook.NextAsync() };

        Assert.Equal(["one", "one", "two"], received.Select(r => Text(r.Event["data"]!, "correlationId")));
        Assert.Equal(["1", "2", "1"], received.Select(r => r.Headers["aeg-delivery-count"]));
        Assert.Equal(Text(received[0].Event, "id"), Text(received[1].Event, "id"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(413)]
    public async Task Delivery_RefusedForGood_IsDropped(int status)
    {
        await using var webhook = await Webhook.StartAsync(status);
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url });

        await azure.SendAsync(HttpMethod.Patch, Scope, Tags, headers: ("x-ms-correlation-request-id", "one"));
        await azure.SendAsync(HttpMethod.Patch, Scope, Tags, headers: ("x-ms-correlation-request-id", "two"));
        var received = new[] { await webhook.NextAsync(), await webhook.NextAsync() };

        Assert.Equal(["one", "two"], received.Select(r => Text(r.Event["data"]!, "correlationId")));
        Assert.Equal(1, azure.Azure.Counts.EventsDropped);
    }

    [Fact]
    public async Task RefusedWrite_PublishesNothing()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        await azure.PatchAsync(Scope, """{"properties":{}}""");

        Assert.Equal(0, azure.Azure.Counts.EventsPublished);
    }

    [Fact]
    public async Task Subscribe_WrongCode_FailsTheHandshake()
    {
        await using var webhook = await Webhook.StartAsync();
        webhook.Validate = _ => "something else";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder());

        var fault = await Assert.ThrowsAsync<WebhookHandshakeException>(() => azure.Azure.SubscribeAsync(webhook.Url, CancellationToken.None));

        Assert.DoesNotContain("code=x", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Subscribe_OriginNotAllowed_FailsTheHandshake()
    {
        await using var webhook = await Webhook.StartAsync();
        webhook.AllowedOrigin = "somewhere.else";
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder(), new SimulatorOptions { EventSchema = EventSchema.CloudEvents });

        await Assert.ThrowsAsync<WebhookHandshakeException>(() => azure.Azure.SubscribeAsync(webhook.Url, CancellationToken.None));
    }

    [Fact]
    public async Task Start_WebhookDown_FailsTheHandshake()
    {
        var webhook = await Webhook.StartAsync();
        var url = webhook.Url;
        await webhook.DisposeAsync();

        await Assert.ThrowsAsync<WebhookHandshakeException>(() => AzureFixture.StartAsync(new EstateBuilder(), new SimulatorOptions { Webhook = url }));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
