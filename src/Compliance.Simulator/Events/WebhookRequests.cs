using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Simulator.Kql;

namespace Compliance.Simulator.Events;

/// <summary>Builds the HTTP requests a webhook gets from Event Grid.</summary>
internal sealed class WebhookRequests(EventSubscription subscription)
{
    public const string Origin = "eventgrid.azure.net";

    public HttpRequestMessage Validation(JsonNode body)
    {
        var request = Post(body, "application/json");
        request.Headers.Add("aeg-event-type", "SubscriptionValidation");
        return request;
    }

    public HttpRequestMessage Preflight()
    {
        var request = new HttpRequestMessage(HttpMethod.Options, subscription.Webhook);
        request.Headers.Add("WebHook-Request-Origin", Origin);
        AddSecrets(request);
        return request;
    }

    public HttpRequestMessage Notification(JsonNode body, string eventId, int attempt)
    {
        var cloud = subscription.Schema == EventSchema.CloudEvents;
        var request = Post(body, cloud ? "application/cloudevents+json" : "application/json");
        request.Headers.Add("aeg-event-type", "Notification");
        request.Headers.Add("aeg-subscription-name", "SIMULATOR");
        request.Headers.Add("aeg-delivery-count", attempt.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("aeg-data-version", cloud ? "" : "2");
        request.Headers.Add("aeg-metadata-version", cloud ? "" : "1");
        request.Headers.Add("aeg-output-event-id", eventId);
        return request;
    }

    private HttpRequestMessage Post(JsonNode body, string mediaType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, subscription.Webhook)
        {
            Content = new StringContent(body.ToJsonString(JsonText.Relaxed), Encoding.UTF8, new MediaTypeHeaderValue(mediaType, "utf-8")),
        };
        AddSecrets(request);
        return request;
    }

    private void AddSecrets(HttpRequestMessage request)
    {
        foreach (var (name, value) in subscription.Headers)
        {
            request.Headers.Add(name, value);
        }
    }
}
