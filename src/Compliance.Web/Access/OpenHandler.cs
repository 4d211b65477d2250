using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>
/// Where only this machine can reach the host and no way in is set up, everybody may do everything. They must call it by a
/// loopback name: a page whose own name was made to point here is somebody else.
/// </summary>
internal sealed class OpenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Reach reach, IOptions<AccessOptions> access)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Local = "local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        reach == Reach.LoopbackOnly && !access.Value.HasWayIn && IsLoopback(Request.Host.Host)
            ? Callers.Success(Scheme.Name, Local, Local, Enum.GetValues<Role>())
            : AuthenticateResult.NoResult());

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
