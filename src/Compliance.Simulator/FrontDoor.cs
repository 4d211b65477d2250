using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Admin;
using Compliance.Simulator.Faults;
using Compliance.Simulator.ResourceGraph;
using Compliance.Simulator.Resources;
using Microsoft.AspNetCore.Http;

namespace Compliance.Simulator;

/// <summary>Every request comes through here: common headers, what is not Azure's, then the faults that strike it.</summary>
internal sealed class FrontDoor(AdminEndpoint admin, FaultSwitches faults, FaultyAnswer faulty, Counters counters)
{
    public async Task AnswerAsync(HttpContext context, RequestDelegate azure)
    {
        if (context.Request.Path.Value is "/" or "")
        {
            await context.Response.WriteAsJsonAsync(new JsonObject { ["name"] = "Compliance simulator", ["status"] = "ready" }, context.RequestAborted);
            return;
        }

        if (AdminEndpoint.Owns(context.Request.Path))
        {
            await admin.AnswerAsync(context);
            return;
        }

        var headers = context.Response.Headers;
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = context.Request.Headers["x-ms-correlation-request-id"] is [{ Length: > 0 } sent] ? sent : Guid.NewGuid().ToString();

        var isGraph = ResourceGraphEndpoint.Owns(context.Request.Path);
        Count(context.Request.Method, isGraph);
        var strikes = faults.Strike(isGraph ? FaultArea.Graph : FaultArea.Arm, context.Request.Method, context.Request.Path.Value!, isGraph && faults.AskForQueries ? await QueryAsync(context) : null);
        context.Strike(strikes);
        await (strikes.IsEmpty ? azure(context) : faulty.AnswerAsync(context, azure));
        if (isGraph && context.Response.StatusCode == StatusCodes.Status429TooManyRequests)
        {
            counters.GraphThrottled();
        }
    }

    private void Count(string method, bool isGraph)
    {
        if (isGraph)
        {
            counters.GraphCalled();
        }
        else if (method is "GET" or "HEAD")
        {
            counters.Read();
        }
        else
        {
            counters.Written();
        }
    }

    /// <summary>Null when the body holds no query: the endpoint says what is wrong with it.</summary>
    private static async Task<string?> QueryAsync(HttpContext context)
    {
        context.Request.EnableBuffering();
        try
        {
            return (await JsonSerializer.DeserializeAsync<JsonElement>(context.Request.Body, cancellationToken: context.RequestAborted)).Text("query");
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            context.Request.Body.Position = 0;
        }
    }
}
