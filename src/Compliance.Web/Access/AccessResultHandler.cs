using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ProblemDetails = Microsoft.AspNetCore.Mvc.ProblemDetails;

namespace Compliance.Web.Access;

/// <summary>
/// Tells a caller who is not let in what would let them in, and nothing of what they brought. Logs by whom something is
/// changed, or in vain asked for.
/// </summary>
internal sealed partial class AccessResultHandler(IProblemDetailsService problems, IOptions<AccessOptions> access, ILogger<AccessResultHandler> logger)
    : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        var (request, caller) = (context.Request, context.User.Identity?.Name);
        if (authorizeResult.Forbidden)
        {
            LogForbidden(request.Method, request.Path, caller);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await AnswerAsync(context, Missing(policy));
            return;
        }

        if (authorizeResult.Challenged)
        {
            // One of the schemes speaks for all: each would log that it was asked.
            await context.ChallengeAsync(IsForEvents(policy) ? AccessSchemes.Events : AccessSchemes.Key);
            await AnswerAsync(context, Proof(policy));
            return;
        }

        if (!HttpMethods.IsGet(request.Method) && !IsForEvents(policy))
        {
            LogCalled(request.Method, request.Path, caller);
        }

        await next(context);
    }

    private async Task AnswerAsync(HttpContext context, string detail) =>
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = new ProblemDetails { Status = context.Response.StatusCode, Detail = detail } });

    private static string Missing(AuthorizationPolicy policy) =>
        $"This takes a role: {string.Join(" or ", policy.Requirements.OfType<RolesAuthorizationRequirement>().SelectMany(roles => roles.AllowedRoles))}.";

    private string Proof(AuthorizationPolicy policy)
    {
        if (IsForEvents(policy))
        {
            return "The secret header is missing or wrong, and there is no valid token of Event Grid either.";
        }

        return access.Value.HasWayIn
            ? "This takes a key or a token, and none that is valid was given."
            : "Nobody is let in here before a key, a tenant or the platform's sign-in is set up: Access__Keys__0__Name, Access__Entra__Tenant, Access__TrustPlatform.";
    }

    private static bool IsForEvents(AuthorizationPolicy policy) => policy.AuthenticationSchemes.Contains(AccessSchemes.Events);

    [LoggerMessage(3004, LogLevel.Information, "{Method} {Path} by {Caller}")]
    private partial void LogCalled(string method, string path, string? caller);

    [LoggerMessage(3005, LogLevel.Warning, "{Method} {Path} by {Caller} was refused: not the role it takes")]
    private partial void LogForbidden(string method, string path, string? caller);
}
