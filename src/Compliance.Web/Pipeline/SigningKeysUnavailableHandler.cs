using Compliance.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Compliance.Web.Pipeline;

/// <summary>Answers 503 while tokens cannot be checked: after a 401 Event Grid never delivers again.</summary>
internal sealed partial class SigningKeysUnavailableHandler(IProblemDetailsService problems, ILogger<SigningKeysUnavailableHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "30";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not SigningKeysUnavailableException)
        {
            return false;
        }

        LogUnavailable(exception);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = { Status = StatusCodes.Status503ServiceUnavailable, Detail = "Tokens cannot be checked: the keys of their tenant cannot be read. Try again." },
        });
        return true;
    }

    [LoggerMessage(3003, LogLevel.Error, "A token could not be checked: the keys of its tenant cannot be read")]
    private partial void LogUnavailable(Exception exception);
}
