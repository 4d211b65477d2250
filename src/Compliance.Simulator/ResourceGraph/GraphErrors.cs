using System.Globalization;
using System.Text.Json.Nodes;
using Compliance.Simulator.Kql;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>Errors in the shape of Resource Graph.</summary>
internal static class GraphErrors
{
    public static JsonObject Of(string code, string detailCode, string message, string correlationId, DateTimeOffset at) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = string.Create(CultureInfo.InvariantCulture, $"Please provide below info when asking for support: timestamp = {at:O}, correlationId = {correlationId}."),
            ["details"] = new JsonArray(new JsonObject { ["code"] = detailCode, ["message"] = message }),
        },
    };

    public static JsonObject Of(KqlException fault, string query, string correlationId, DateTimeOffset at)
    {
        var error = Of("BadRequest", "InvalidQuery", fault.Message, correlationId, at);
        if (fault.Position >= 0)
        {
            var before = query[..Math.Min(fault.Position, query.Length)];
            error["error"]!["details"]!.AsArray().Add(new JsonObject
            {
                ["code"] = "ParserFailure",
                ["message"] = fault.Message,
                ["line"] = before.Count(c => c == '\n') + 1,
                ["characterPositionInLine"] = before.Length - (before.LastIndexOf('\n') + 1),
            });
        }

        return error;
    }
}
