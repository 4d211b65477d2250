using Compliance.Simulator.Tests.Events;
using static Compliance.Simulator.Tests.EstateBuilder;

namespace Compliance.Simulator.Tests.ResourceManager;

public sealed class EventGridReadsTests
{
    private const string Other = "00000000-0000-0000-0000-00000000000f";

    [Fact]
    public async Task List_SubscribedWebhook_StandsBelowTheSystemTopicWithoutItsSecret()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions { Webhook = webhook.Url });

        var topic = Assert.Single((await azure.GetAsync($"/subscriptions/{Subscription}/providers/Microsoft.EventGrid/systemTopics")).Body!["value"]!.AsArray())!;
        var one = Assert.Single((await azure.GetAsync($"{topic["id"]}/eventSubscriptions")).Body!["value"]!.AsArray())!;

        Assert.Equal(($"/subscriptions/{Subscription}", "Microsoft.Resources.Subscriptions"), ((string?)topic["properties"]!["source"], (string?)topic["properties"]!["topicType"]));
        Assert.Equal(webhook.Url.GetLeftPart(UriPartial.Path), (string?)one["properties"]!["destination"]!["properties"]!["endpointBaseUrl"]);
        Assert.Empty((await azure.GetAsync($"/subscriptions/{Subscription}/providers/Microsoft.EventGrid/eventSubscriptions")).Body!["value"]!.AsArray());
    }

    [Fact]
    public async Task Write_InASubscriptionThatIsNotNamed_IsNotDeliveredAndNotListed()
    {
        await using var webhook = await Webhook.StartAsync();
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope(), new SimulatorOptions());
        await azure.Azure.SubscribeAsync(new EventSubscription { Webhook = webhook.Url, Subscriptions = [Other] }, default);
        await azure.SendAsync(HttpMethod.Patch, Scope, """{"tags":{"a":"1"}}""", headers: ("x-ms-correlation-request-id", "first"));
        await azure.Azure.SubscribeAsync(new EventSubscription { Webhook = webhook.Url, Subscriptions = [Subscription.ToUpperInvariant()] }, default);

        await azure.SendAsync(HttpMethod.Patch, Scope, """{"tags":{"a":"2"}}""", headers: ("x-ms-correlation-request-id", "second"));
        var received = await webhook.NextAsync();

        Assert.Equal("second", (string?)received.Event["data"]!["correlationId"]);
        Assert.Single((await azure.GetAsync($"/subscriptions/{Subscription}/providers/Microsoft.EventGrid/systemTopics")).Body!["value"]!.AsArray());
        Assert.Empty((await azure.GetAsync($"/subscriptions/{Subscription}/resourceGroups/rg/providers/Microsoft.EventGrid/systemTopics/ResourceNotifications/eventSubscriptions")).Body!["value"]!.AsArray());
    }

    [Fact]
    public async Task Put_EventSubscription_IsRefusedWithTheWayThatWorks()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().WithScope());

        var answer = await azure.PutAsync($"/subscriptions/{Subscription}/providers/Microsoft.EventGrid/eventSubscriptions/x", "{}");

        Assert.Equal(405, answer.Status);
    }
}
