using System.Text.Json.Nodes;
using Compliance.Simulator.Events;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>Event subscriptions as Event Grid's management API shows them: below a system topic of each Azure subscription that has one.</summary>
internal sealed class EventGridReads(EventPublisher events)
{
    private const string Namespace = "Microsoft.EventGrid";
    private const string Group = "rg-events";

    public static bool Owns(ResourcePath path) => Is(path.Namespace, Namespace) && !path.IsProvider;

    public ArmResponse Answer(ArmRequest request, ResourcePath path) => (request.Method, path) switch
    {
        // What hangs on the subscription itself, without a system topic, is not simulated.
        ("GET", { IsCollection: true }) when Is(path.Type, $"{Namespace}/eventSubscriptions") => ResourceReads.Page(request, []),
        ("GET", { IsCollection: true }) when Is(path.Type, $"{Namespace}/systemTopics") => ResourceReads.Page(request, [.. Topics(path.Subscription!).Select(topic => Topic(path.Subscription!, topic))]),
        ("GET", { IsCollection: true }) when Is(path.Type, $"{Namespace}/systemTopics/eventSubscriptions") => ResourceReads.Page(request, [.. Below(path.Parent!)]),
        ("GET", _) => ArmResponse.NotFound(path.Type, path.Name, path.ResourceGroup),
        _ => ArmResponse.Error(405, "MethodNotAllowed", $"The method {request.Method} is not allowed on '{request.Path}': subscribe at /simulator/subscriptions."),
    };

    private IEnumerable<EventTopic> Topics(string subscription) => events.SubscriptionsOf(subscription).Select(one => one.Topic).Distinct();

    private IEnumerable<JsonNode> Below(ResourcePath topic) => events.SubscriptionsOf(topic.Subscription!)
        .Where(one => Is(one.Topic.ToString(), topic.Name))
        .Select((one, number) => new JsonObject
        {
            ["id"] = $"{topic.Id}/eventSubscriptions/webhook-{number}",
            ["name"] = $"webhook-{number}",
            ["type"] = $"{Namespace}/systemTopics/eventSubscriptions",
            ["properties"] = new JsonObject
            {
                ["topic"] = topic.Id,
                ["provisioningState"] = "Succeeded",
                ["destination"] = new JsonObject
                {
                    ["endpointType"] = "WebHook",
                    ["properties"] = new JsonObject { ["endpointBaseUrl"] = one.Webhook.GetLeftPart(UriPartial.Path), ["maxEventsPerBatch"] = 1 },
                },
                ["filter"] = new JsonObject { ["subjectBeginsWith"] = "", ["subjectEndsWith"] = "", ["includedEventTypes"] = null },
                ["eventDeliverySchema"] = one.Schema is EventSchema.CloudEvents ? "CloudEventSchemaV1_0" : "EventGridSchema",
            },
        });

    private static JsonObject Topic(string subscription, EventTopic topic) => new()
    {
        ["id"] = $"/subscriptions/{subscription}/resourceGroups/{Group}/providers/{Namespace}/systemTopics/{topic}",
        ["name"] = topic.ToString(),
        ["type"] = $"{Namespace}/systemTopics",
        ["location"] = "global",
        ["properties"] = new JsonObject
        {
            ["provisioningState"] = "Succeeded",
            ["source"] = $"/subscriptions/{subscription}",
            ["topicType"] = topic is EventTopic.Resources ? "Microsoft.Resources.Subscriptions" : "Microsoft.ResourceNotifications.Resources",
        },
    };

    private static bool Is(string text, string other) => text.Equals(other, StringComparison.OrdinalIgnoreCase);
}
