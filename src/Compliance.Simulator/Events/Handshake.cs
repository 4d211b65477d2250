using System.Net;
using System.Text.Json;

namespace Compliance.Simulator.Events;

/// <summary>Event Grid's consent check: nobody is sent events who has not agreed to get them.</summary>
internal sealed class Handshake(HttpClient http, WebhookRequests requests, EventSubscription subscription, TimeProvider time)
{
    public async Task PerformAsync(CancellationToken ct)
    {
        try
        {
            await (subscription.Schema == EventSchema.CloudEvents ? PreflightAsync(ct) : ValidateAsync(ct));
        }
        catch (HttpRequestException e)
        {
            throw new WebhookHandshakeException($"The handshake with {Shown} failed: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new WebhookHandshakeException($"The handshake with {Shown} failed: no answer within {http.Timeout.TotalSeconds} s.", e);
        }
    }

    private async Task ValidateAsync(CancellationToken ct)
    {
        var code = Guid.NewGuid().ToString();
        using var request = requests.Validation(EventEnvelope.Validation(Guid.NewGuid().ToString(), code, time.GetUtcNow()));
        using var response = await http.SendAsync(request, ct);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new WebhookHandshakeException($"The handshake with {Shown} failed: it answered {(int)response.StatusCode}, only 200 is accepted.");
        }

        var answer = await response.Content.ReadAsStringAsync(ct);
        if (Code(answer) != code)
        {
            throw new WebhookHandshakeException($"The handshake with {Shown} failed: it did not return the validation code as 'validationResponse'.");
        }
    }

    private async Task PreflightAsync(CancellationToken ct)
    {
        using var request = requests.Preflight();
        using var response = await http.SendAsync(request, ct);
        var allowed = response.Headers.TryGetValues("WebHook-Allowed-Origin", out var values) ? string.Join(',', values) : "";
        if (response.StatusCode != HttpStatusCode.OK || (allowed != "*" && allowed != WebhookRequests.Origin))
        {
            throw new WebhookHandshakeException($"The handshake with {Shown} failed: it answered {(int)response.StatusCode} with WebHook-Allowed-Origin '{allowed}'.");
        }
    }

    private static string? Code(string answer)
    {
        try
        {
            return JsonElement.Parse(answer) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("validationResponse", out var code) ? code.GetString() : null;
        }
        catch (JsonException)
        {
            // Not JSON is not the code; the caller says so.
            return null;
        }
    }

    // A query string may hold a secret.
    private string Shown => subscription.Webhook.GetLeftPart(UriPartial.Path);
}
