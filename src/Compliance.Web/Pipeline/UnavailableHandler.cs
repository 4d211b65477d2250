using Compliance.Application;
using Compliance.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Compliance.Web.Pipeline;

/// <summary>Answers 503 while something is away that a request needs, so that Event Grid delivers again: after a 401 or a 400 it never does.</summary>
internal sealed partial class UnavailableHandler(IProblemDetailsService problems, ILogger<UnavailableHandler> logger) : IExceptionHandler
{
    // Event Grid itself waits at least this long after a 503.
    private const string RetryAfterSeconds = "30";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Explain(exception) is not { } detail)
        {
            return false;
        }

        LogUnavailable(httpContext.Request.Method, httpContext.Request.Path, detail, exception);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = detail },
        });
        return true;
    }

    private static string? Explain(Exception exception) => exception switch
    {
        StoreUnavailableException => "The store cannot be reached. Nothing of this request was stored; try again.",
        SigningKeysUnavailableException => "Tokens cannot be checked: the keys of their tenant cannot be read. Try again.",
        _ => null,
    };

    [LoggerMessage(3001, LogLevel.Error, "{Method} {Path} was refused: {Reason}")]
    private partial void LogUnavailable(string method, string path, string reason, Exception exception);
}
