using System.Text.Json.Nodes;
using Compliance.Simulator.ResourceGraph;
using Compliance.Simulator.ResourceManager;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Compliance.Simulator;

/// <summary>Every request comes through here: common headers, then Resource Graph or Resource Manager.</summary>
internal sealed partial class FrontDoor(ResourceManagerEndpoint manager, ResourceGraphEndpoint graph, SimulatorOptions options, ILogger<FrontDoor> logger)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        headers["x-ms-correlation-request-id"] = context.Request.Headers["x-ms-correlation-request-id"] is [{ Length: > 0 } sent] ? sent : Guid.NewGuid().ToString();

        await RouteAsync(context);
        if (options.LogExchanges)
        {
            LogExchange(logger, context.Request.Method, context.Request.Path, context.Response.StatusCode);
        }
    }

    private Task RouteAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/" or "" => context.Response.WriteAsJsonAsync(new JsonObject { ["name"] = "Compliance simulator", ["status"] = "ready" }, context.RequestAborted),
        var path when ResourceGraphEndpoint.Path.Equals(path, StringComparison.OrdinalIgnoreCase) => graph.AnswerAsync(context),
        _ => manager.AnswerAsync(context),
    };

    [LoggerMessage(9001, LogLevel.Information, "{Method} {Path} answered {Status}")]
    private static partial void LogExchange(ILogger logger, string method, string path, int status);
}
