using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>
/// The principal that App Service authentication ("Easy Auth") puts into a header:
/// https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities. Only identities of Entra count.
/// </summary>
internal sealed class PlatformHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, IOptions<AccessOptions> access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Header = "X-MS-CLIENT-PRINCIPAL";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!access.Value.TrustPlatform || Request.Headers[Header] is not [{ Length: > 0 } header])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        return Task.FromResult(PlatformPrincipal.TryRead(header) is { } principal
            ? Callers.Success(Scheme.Name, $"entra:{principal.ObjectId}", principal.Name, principal.Roles)
            : AuthenticateResult.Fail("The platform's principal cannot be read, or is none of Entra."));
    }
}
