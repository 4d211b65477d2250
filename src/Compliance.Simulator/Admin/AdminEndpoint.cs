using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Compliance.Simulator.Events;
using Compliance.Simulator.Faults;
using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator.Admin;

/// <summary>What Azure does not have: faults and event subscriptions by request. <c>docs/simulator.md</c> describes it.</summary>
internal sealed class AdminEndpoint(FaultSwitches faults, EventPublisher events, Counters counters)
{
    private const string Root = "/simulator";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static bool Owns(PathString path) => path.StartsWithSegments(Root, StringComparison.Ordinal);

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            await RouteAsync(context);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            await RefuseAsync(context, 400, "InvalidRequest", e.Message);
        }
        catch (WebhookHandshakeException e)
        {
            await RefuseAsync(context, 502, "HandshakeFailed", e.Message);
        }
    }

    private async Task RouteAsync(HttpContext context)
    {
        switch (context.Request.Method, context.Request.Path.Value!.Trim('/').Split('/')[1..])
        {
            case ("GET", ["faults"]):
                await WriteAsync(context, 200, faults.List());
                break;
            case ("POST", ["faults"]):
                var id = faults.Set(await ReadAsync<Fault>(context));
                await WriteAsync(context, 201, faults.List().First(fault => fault.Id == id));
                break;
            case ("DELETE", ["faults"]):
                faults.Clear();
                context.Response.StatusCode = 204;
                break;
            case ("DELETE", ["faults", var one]):
                context.Response.StatusCode = faults.Clear(one) ? 204 : 404;
                break;
            case ("POST", ["subscriptions"]):
                var subscription = await ReadAsync<EventSubscription>(context);
                await events.SubscribeAsync(subscription, context.RequestAborted);
                await WriteAsync(context, 201, subscription);
                break;
            case ("DELETE", ["subscriptions"]):
                await events.UnsubscribeAllAsync();
                context.Response.StatusCode = 204;
                break;
            case ("GET", ["counts"]):
                await WriteAsync(context, 200, counters.Snapshot());
                break;
            default:
                await RefuseAsync(context, 404, "NotFound", $"There is no {context.Request.Method} {context.Request.Path}.");
                break;
        }
    }

    /// <summary>JSON only, so that no page in a browser can set a fault unasked.</summary>
    private static async Task<T> ReadAsync<T>(HttpContext context) => context.Request.HasJsonContentType()
        ? await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Json, context.RequestAborted) ?? throw new JsonException("The body is empty.")
        : throw new JsonException("The content type application/json is required.");

    private static Task WriteAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(body, Json, context.RequestAborted);
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        WriteAsync(context, status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
