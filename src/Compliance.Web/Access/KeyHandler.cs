using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using AuthenticationHeaderValue = System.Net.Http.Headers.AuthenticationHeaderValue;

namespace Compliance.Web.Access;

/// <summary>
/// A key in the <c>Authorization</c> header: <c>Bearer</c> of programs, or the password of <c>Basic</c> with any user name,
/// which is how a browser asks for it. Writes that another site makes a browser send are refused by the cross-site guard.
/// </summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, KeyRing keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Read(Request.Headers.Authorization) is { } key && keys.Find(key) is { } holder
            ? Callers.Success(Scheme.Name, $"key:{holder.Name}", holder.Name, holder.Roles)
            : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.Append(HeaderNames.WWWAuthenticate, "Bearer realm=\"compliance\"");
        if (!keys.IsEmpty)
        {
            Response.Headers.Append(HeaderNames.WWWAuthenticate, "Basic realm=\"compliance\", charset=\"UTF-8\"");
        }

        return Task.CompletedTask;
    }

    private static string? Read(string? header) => AuthenticationHeaderValue.TryParse(header, out var given)
        ? given switch
        {
            { Parameter: { } key } when IsScheme(given, "Bearer") => key,
            { Parameter: { } pair } when IsScheme(given, "Basic") => PasswordOf(pair),
            _ => null,
        }
        : null;

    private static bool IsScheme(AuthenticationHeaderValue given, string scheme) => string.Equals(given.Scheme, scheme, StringComparison.OrdinalIgnoreCase);

    // RFC 7617: base64 of name, colon and password; only the name cannot have a colon.
    private static string? PasswordOf(string pair)
    {
        var bytes = new byte[pair.Length];
        return Convert.TryFromBase64String(pair, bytes, out var count)
            && Encoding.UTF8.GetString(bytes, 0, count).Split(':', 2) is [_, var password]
            ? password
            : null;
    }
}
