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

    /// <summary>The place stands in the message: the published schema has no room for it elsewhere.</summary>
    public static JsonObject Of(KqlException fault, string query, string correlationId, DateTimeOffset at)
    {
        var before = query[..Math.Clamp(fault.Position, 0, query.Length)];
        var place = fault.Position < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" (line {before.Count(c => c == '\n') + 1}, position {before.Length - before.LastIndexOf('\n')})");
        return Of("BadRequest", "InvalidQuery", fault.Message + place, correlationId, at);
    }
}
