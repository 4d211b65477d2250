using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Compliance.Web.Pipeline;

/// <summary>A request the server cannot read is the caller's fault: its own status, and the field where one is known.</summary>
internal sealed class BadRequestHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException bad)
        {
            return false;
        }

        httpContext.Response.StatusCode = bad.StatusCode;
        await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = ProblemOf(bad) });
        return true;
    }

    // The exception's own words name our types; the caller needs the place in the body.
    private static Microsoft.AspNetCore.Mvc.ProblemDetails ProblemOf(BadHttpRequestException bad) =>
        bad.InnerException is JsonException { Path: { } path }
            ? new HttpValidationProblemDetails(new Dictionary<string, string[]> { [FieldOf(path)] = ["Is not known here, or holds a value of the wrong type."] }) { Status = bad.StatusCode }
            : new Microsoft.AspNetCore.Mvc.ProblemDetails { Status = bad.StatusCode, Detail = bad.InnerException is JsonException ? "The body is not JSON." : bad.Message };

    private static string FieldOf(string path) => path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";
}
