using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Compliance.Application.Changes;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>
/// Those who bring events: by the secret header, or by Event Grid's own token of Entra, whichever is set up. Where neither is
/// and only this machine can reach the host, anybody: an event is a hint, and what it names is read again.
/// </summary>
internal sealed class EventSenderHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    Reach reach,
    IOptions<WebOptions> web,
    IOptions<AccessOptions> access,
    EntraTokens tokens,
    IntakeMetrics metrics)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    // The role that Event Grid's service principal is given: https://learn.microsoft.com/azure/event-grid/secure-webhook-delivery.
    // Without it, whoever may make event subscriptions anywhere in Azure could have Event Grid deliver here.
    private const string Subscriber = "AzureEventGridSecureWebhookSubscriber";

    private const string EventGrid = "event-grid";

    /// <exception cref="SigningKeysUnavailableException">Entra cannot be asked for its keys: Event Grid must try again, which it does not after 401.</exception>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        HasSecret() || IsOpen() || await IsEventGridAsync()
            ? Callers.Success(Scheme.Name, EventGrid, EventGrid, [])
            : AuthenticateResult.NoResult();

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        metrics.Refuse(Refusal.Untrusted);
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer realm=\"compliance\"";
        return Task.CompletedTask;
    }

    private bool IsOpen() => reach == Reach.LoopbackOnly && web.Value.EventsSecretHeader is null && !access.Value.Entra.IsOn;

    // Hashes have one length: the comparison tells nothing of the secret, not even how long it is.
    private bool HasSecret() =>
        web.Value is { EventsSecretHeader: { } header, EventsSecret: { } secret }
        && CryptographicOperations.FixedTimeEquals(Hash(Request.Headers[header].ToString()), Hash(secret));

    private async Task<bool> IsEventGridAsync() =>
        await tokens.ReadAsync(Request.Headers.Authorization, Context.RequestAborted) is { } token
        && string.Equals(token.Application, access.Value.Entra.EventGrid, StringComparison.OrdinalIgnoreCase)
        && token.AppRoles.Contains(Subscriber);

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
