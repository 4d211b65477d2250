using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Simulator.Kql;

namespace Compliance.Simulator.Events;

/// <summary>Builds the HTTP requests a webhook gets from Event Grid.</summary>
internal sealed class WebhookRequests(SimulatorOptions options)
{
    public const string Origin = "eventgrid.azure.net";

    public HttpRequestMessage Validation(Uri webhook, JsonNode body)
    {
        var request = Post(webhook, body, "application/json");
        request.Headers.Add("aeg-event-type", "SubscriptionValidation");
        return request;
    }

    public HttpRequestMessage Preflight(Uri webhook)
    {
        var request = new HttpRequestMessage(HttpMethod.Options, webhook);
        request.Headers.Add("WebHook-Request-Origin", Origin);
        AddSecrets(request);
        return request;
    }

    public HttpRequestMessage Notification(Uri webhook, JsonNode body, string eventId, int attempt)
    {
        var cloud = options.EventSchema == EventSchema.CloudEvents;
        var request = Post(webhook, body, cloud ? "application/cloudevents+json" : "application/json");
        request.Headers.Add("aeg-event-type", "Notification");
        request.Headers.Add("aeg-subscription-name", "SIMULATOR");
        request.Headers.Add("aeg-delivery-count", attempt.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("aeg-data-version", cloud ? "" : "2");
        request.Headers.Add("aeg-metadata-version", cloud ? "" : "1");
        request.Headers.Add("aeg-output-event-id", eventId);
        return request;
    }

    private HttpRequestMessage Post(Uri webhook, JsonNode body, string mediaType)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook)
        {
            Content = new StringContent(body.ToJsonString(JsonText.Relaxed), Encoding.UTF8, new MediaTypeHeaderValue(mediaType, "utf-8")),
        };
        AddSecrets(request);
        return request;
    }

    private void AddSecrets(HttpRequestMessage request)
    {
        foreach (var (name, value) in options.WebhookHeaders)
        {
            request.Headers.Add(name, value);
        }
    }
}
