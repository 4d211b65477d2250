using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Kql;
using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>Resource Graph over HTTP: checks of the call, quota, errors.</summary>
internal sealed class ResourceGraphEndpoint(GraphQuery queries, GraphQuota quota, TimeProvider time)
{
    private const string Path = "/providers/Microsoft.ResourceGraph/resources";

    public static bool Owns(PathString path) => path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    public async Task AnswerAsync(HttpContext context)
    {
        if (Refuse(context) is var (status, code, message))
        {
            await WriteAsync(context, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
            return;
        }

        var (admitted, remaining, resetsAfter) = quota.Take();
        var whole = TimeSpan.FromSeconds(Math.Ceiling(resetsAfter.TotalSeconds));
        context.Response.Headers["x-ms-user-quota-remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["x-ms-user-quota-resets-after"] = whole.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        if (!admitted)
        {
            context.Response.Headers.RetryAfter = ((int)whole.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            await WriteAsync(context, 429, Fault(context, "RateLimiting", "RateLimiting", "Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed."));
            return;
        }

        await AnswerQueryAsync(context);
    }

    private async Task AnswerQueryAsync(HttpContext context)
    {
        GraphRequest? request = null;
        try
        {
            request = GraphRequest.Parse(await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted));
            if (queries.Answer(request, context.Strikes()) is { } answer)
            {
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.Body.WriteAsync(answer, context.RequestAborted);
                return;
            }

            await WriteAsync(context, 403, Fault(context, "AccessDenied", "NoAccess", "The caller may read none of the subscriptions."));
        }
        catch (JsonException e)
        {
            await WriteAsync(context, 400, Fault(context, "BadRequest", "InvalidRequest", $"The body is not valid JSON: {e.Message}"));
        }
        catch (GraphRequestException e)
        {
            await WriteAsync(context, 400, Fault(context, "BadRequest", "InvalidRequest", e.Message));
        }
        catch (KqlException e)
        {
            await WriteAsync(context, 400, GraphErrors.Of(e, request!.Query, Correlation(context), time.GetUtcNow()));
        }
    }

    private static (int Status, string Code, string Message)? Refuse(HttpContext context) =>
        string.IsNullOrEmpty(context.Request.Headers.Authorization) ? (401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.")
        : string.IsNullOrEmpty(context.Request.Query["api-version"]) ? (400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.")
        : context.Request.Method != "POST" ? (405, "MethodNotAllowed", "Queries are posted.")

        // The documented, if odd, answer to a call without a content type.
        : !context.Request.HasJsonContentType() ? (500, "InternalServerError", "The content type application/json is required.")
        : null;

    private JsonObject Fault(HttpContext context, string code, string detailCode, string message) => GraphErrors.Of(code, detailCode, message, Correlation(context), time.GetUtcNow());

    private static string Correlation(HttpContext context) => context.Response.Headers["x-ms-correlation-request-id"].ToString();

    private static async Task WriteAsync(HttpContext context, int status, JsonNode body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(JsonText.Relaxed), context.RequestAborted);
    }
}
