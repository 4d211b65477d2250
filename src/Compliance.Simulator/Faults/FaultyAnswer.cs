using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.Simulator.Kql;
using Compliance.Simulator.ResourceGraph;
using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator.Faults;

/// <summary>Answers a struck request: what is wrong with the HTTP is done here, what is wrong with the contents by who answers.</summary>
internal sealed class FaultyAnswer(TimeProvider time, CancellationToken stopping)
{
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var strikes = context.Strikes();
        try
        {
            foreach (var slow in strikes.All<Effect.Slow>())
            {
                await WaitAsync(TimeSpan.FromSeconds(slow.Seconds), context);
            }

            if (strikes.Get<Effect.Hang>() is not null)
            {
                await WaitAsync(Timeout.InfiniteTimeSpan, context);
            }
        }
        catch (OperationCanceledException)
        {
            // The client gave up, or the simulator stops: nobody waits for this answer.
            context.Abort();
            return;
        }

        var outer = context.Response.Body;
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        try
        {
            await (strikes.Get<Effect.Status>() is { } status ? RefuseAsync(context, status) : next(context));
        }
        finally
        {
            context.Response.Body = outer;
        }

        Dress(context.Response, strikes);
        await SendAsync(context, answer.ToArray(), strikes);
    }

    private async Task WaitAsync(TimeSpan delay, HttpContext context)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        await Task.Delay(delay, time, either.Token);
    }

    private void Dress(HttpResponse response, Strikes strikes)
    {
        if (strikes.Get<Effect.Skew>() is { } skew)
        {
            response.Headers.Date = (time.GetUtcNow() + TimeSpan.FromSeconds(skew.Seconds)).ToString("R", CultureInfo.InvariantCulture);
        }

        foreach (var header in strikes.All<Effect.Header>())
        {
            response.Headers[header.Name] = header.Value;
        }
    }

    private static async Task SendAsync(HttpContext context, byte[] body, Strikes strikes)
    {
        if (strikes.Get<Effect.Malformed>() is not null)
        {
            body = body[..(body.Length / 2)];
        }

        if (strikes.Get<Effect.Reset>() is { } reset)
        {
            // The server closes a connection on which less than the promised length was written, and says so in its log.
            // An abort would throw away what is not on the wire yet, the head included.
            context.Response.ContentLength = Math.Max(1, body.Length);
            body = body[..Math.Clamp(reset.AfterBytes ?? (body.Length / 2), 0, Math.Max(0, body.Length - 1))];
        }

        // An answer like 204 may have no body, and the server takes even an empty one for a fault: it would close the connection, as it is
        // to do only where a length was promised above.
        if (body.Length > 0 || context.Response.ContentLength > 0)
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static Task RefuseAsync(HttpContext context, Effect.Status status)
    {
        context.Response.StatusCode = status.Code;
        if (status.RetryAfterSeconds is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        var (code, message) = status.Code == 429 && ResourceGraphEndpoint.Owns(context.Request.Path)
            ? ("RateLimiting", "Client application has been throttled and should not attempt to repeat the request until an amount of time has elapsed.")
            : Usual(status.Code);
        var error = new JsonObject { ["code"] = status.ErrorCode ?? code, ["message"] = message };
        return context.Response.WriteAsync(new JsonObject { ["error"] = error }.ToJsonString(JsonText.Relaxed), context.RequestAborted);
    }

    private static (string Code, string Message) Usual(int status) => status switch
    {
        401 => ("ExpiredAuthenticationToken", "The access token expiry UTC time is earlier than current UTC time."),
        403 => ("AuthorizationFailed", "The client does not have authorization to perform this action."),
        404 => ("ResourceNotFound", "The resource was not found."),
        409 => ("Conflict", "The request conflicts with the state of the resource."),
        412 => ("PreconditionFailed", "The ETag does not match the stored one."),
        429 => ("TooManyRequests", "The request was throttled."),
        502 => ("BadGateway", "The gateway got no valid answer."),
        503 => ("ServiceUnavailable", "The service is unavailable. Try again later."),
        504 => ("GatewayTimeout", "The gateway did not receive a response within the specified time period."),
        _ => (status < 500 ? "BadRequest" : "InternalServerError", "The request failed on purpose."),
    };
}
