using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Kql;
using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator.ResourceManager;

/// <summary>Resource Manager over HTTP: what holds for every call, whatever it is about.</summary>
internal sealed partial class ResourceManagerEndpoint(ArmRouter router)
{
    private int _reads = 11999;
    private int _writes = 1199;

    public async Task AnswerAsync(HttpContext context)
    {
        CountDown(context);
        var response = Refuse(context) ?? await AnswerBodyAsync(context);
        context.Response.StatusCode = response.Status;
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.Body is not null)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(response.Body.ToJsonString(JsonText.Relaxed), context.RequestAborted);
        }
    }

    private static ArmResponse? Refuse(HttpContext context) =>
        string.IsNullOrEmpty(context.Request.Headers.Authorization)
            ? ArmResponse.Error(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing.")
            : string.IsNullOrEmpty(context.Request.Query["api-version"])
                ? ArmResponse.Invalid("The api-version query parameter (?api-version=) is required for all requests.", "MissingApiVersionParameter")
            : !ApiVersion().IsMatch(context.Request.Query["api-version"].ToString())
                ? ArmResponse.Invalid($"The api-version '{context.Request.Query["api-version"]}' is invalid. The api-version query parameter is a date, as in 2024-06-01 or 2024-06-01-preview.", "InvalidApiVersionParameter")
                : null;

    private async Task<ArmResponse> AnswerBodyAsync(HttpContext context)
    {
        JsonObject? body = null;
        if (context.Request.Method is "PUT" or "PATCH")
        {
            try
            {
                body = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
            }
            catch (JsonException e)
            {
                return ArmResponse.Invalid($"The request content was invalid and could not be deserialized: '{e.Message}'.");
            }

            if (body is null)
            {
                return ArmResponse.Invalid("The request content must be a JSON object.");
            }
        }

        return router.Answer(Describe(context, body));
    }

    private static ArmRequest Describe(HttpContext context, JsonObject? body)
    {
        var headers = context.Request.Headers;
        return new ArmRequest
        {
            Method = context.Request.Method,
            Path = context.Request.Path.Value ?? "/",
            ApiVersion = context.Request.Query["api-version"].ToString(),

            // A client that will not send tokens over http tunnels; its links must lead back through the tunnel.
            Origin = $"{(headers["X-Forwarded-Proto"] is [{ } scheme] ? scheme : context.Request.Scheme)}://{context.Request.Host}",
            CorrelationId = context.Response.Headers["x-ms-correlation-request-id"].ToString(),
            Skip = int.TryParse(context.Request.Query["$skiptoken"], CultureInfo.InvariantCulture, out var skip) ? Math.Max(0, skip) : 0,
            Body = body,
            Strikes = context.Strikes(),
            IfMatch = headers.IfMatch,
            IfNoneMatch = headers.IfNoneMatch,
        };
    }

    private void CountDown(HttpContext context)
    {
        if (context.Request.Method is "GET" or "HEAD")
        {
            context.Response.Headers["x-ms-ratelimit-remaining-subscription-reads"] = Interlocked.Decrement(ref _reads).ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            context.Response.Headers["x-ms-ratelimit-remaining-subscription-writes"] = Interlocked.Decrement(ref _writes).ToString(CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}(-[A-Za-z]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ApiVersion();
}
