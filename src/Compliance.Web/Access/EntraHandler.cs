using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>A caller's own token of Entra; its app roles are the roles.</summary>
internal sealed class EntraHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, EntraTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <exception cref="SigningKeysUnavailableException">Entra cannot be asked for its keys.</exception>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        await tokens.ReadAsync(Request.Headers.Authorization, Context.RequestAborted) is { ObjectId: { } id } token
            ? Callers.Success(Scheme.Name, $"entra:{id}", token.Name, token.AppRoles.Select(RoleNames.Find).OfType<Role>())
            : AuthenticateResult.NoResult();
}
