using System.Globalization;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Events;

/// <summary>Writes an event in either schema, as Event Grid's subscription topics do.</summary>
internal static class EventEnvelope
{
    public static JsonNode Write(Notification notification, EventSubscription subscription) => Write(notification, subscription.Schema, subscription.Topic);

    public static JsonNode Write(Notification notification, EventSchema schema, EventTopic topic)
    {
        var change = notification.Change;
        var (kind, subject, data, version) = topic == EventTopic.ResourceNotifications
            ? (ResourceNotification.KindOf(change), change.Resource.Id, ResourceNotification.Payload(notification), "1")
            : (change.Kind, change.Subject, Payload(change), "2");
        return schema switch
        {
            EventSchema.CloudEvents => new JsonObject
            {
                ["specversion"] = "1.0",
                ["id"] = notification.Id,
                ["source"] = $"/subscriptions/{change.Subscription}",
                ["type"] = kind,
                ["time"] = Time(notification.At),
                ["subject"] = subject,
                ["data"] = data,
            },
            _ => new JsonArray(new JsonObject
            {
                ["id"] = notification.Id,
                ["topic"] = $"/subscriptions/{change.Subscription}",
                ["subject"] = subject,
                ["eventType"] = kind,
                ["eventTime"] = Time(notification.At),
                ["data"] = data,
                ["dataVersion"] = version,
                ["metadataVersion"] = "1",
            }),
        };
    }

    public static JsonNode Validation(string id, string code, DateTimeOffset at) => new JsonArray(new JsonObject
    {
        ["id"] = id,
        ["topic"] = "/subscriptions/00000000-0000-0000-0000-000000000000",
        ["subject"] = "",
        ["eventType"] = "Microsoft.EventGrid.SubscriptionValidationEvent",
        ["eventTime"] = Time(at),
        ["data"] = new JsonObject { ["validationCode"] = code },
        ["dataVersion"] = "2",
        ["metadataVersion"] = "1",
    });

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    private static JsonObject Payload(ResourceEvent change)
    {
        var data = new JsonObject
        {
            ["authorization"] = new JsonObject { ["scope"] = change.Subject, ["action"] = change.OperationName, ["evidence"] = new JsonObject { ["role"] = "Contributor" } },
            ["claims"] = new JsonObject { ["aud"] = "https://management.azure.com/", ["appid"] = "00000000-0000-0000-0000-0000000000bb" },
            ["correlationId"] = change.CorrelationId,
            ["resourceProvider"] = change.ResourceProvider,
            ["resourceUri"] = change.Subject,
            ["operationName"] = change.OperationName,
            ["status"] = "Succeeded",
            ["subscriptionId"] = change.Subscription,
            ["tenantId"] = Tenant.Id,
        };
        if (change.HttpRequest is var (method, url))
        {
            data["httpRequest"] = new JsonObject { ["clientRequestId"] = change.CorrelationId, ["clientIpAddress"] = "127.0.0.1", ["method"] = method, ["url"] = url };
        }

        return data;
    }
}
