using System.Text.Json.Nodes;

namespace Compliance.Simulator.ResourceManager.Types;

internal static class ConnectionState
{
    public static JsonObject Of(string status) => new()
    {
        ["status"] = status,
        ["description"] = status == "Approved" ? "Auto-approved" : "",
        ["actionsRequired"] = "None",
    };
}
