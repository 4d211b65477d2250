using System.Globalization;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Events;

/// <summary>Writes an event in either schema, as Event Grid's subscription topics do.</summary>
internal static class EventEnvelope
{
    public static JsonNode Write(ResourceEvent change, string id, DateTimeOffset at, EventSchema schema) => schema switch
    {
        EventSchema.CloudEvents => new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = $"/subscriptions/{change.Subscription}",
            ["type"] = change.Kind,
            ["time"] = Time(at),
            ["subject"] = change.Subject,
            ["data"] = Payload(change),
        },
        _ => new JsonArray(new JsonObject
        {
            ["id"] = id,
            ["topic"] = $"/subscriptions/{change.Subscription}",
            ["subject"] = change.Subject,
            ["eventType"] = change.Kind,
            ["eventTime"] = Time(at),
            ["data"] = Payload(change),
            ["dataVersion"] = "2",
            ["metadataVersion"] = "1",
        }),
    };

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

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

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
