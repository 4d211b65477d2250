using System.Text.Json.Nodes;

namespace Compliance.Simulator.ResourceManager;

internal sealed record ArmResponse(int Status, JsonNode? Body = null)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ArmResponse Ok(JsonNode body) => new(200, body);

    public static ArmResponse Error(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    public static ArmResponse NotFound(string type, string name, string? group) =>
        Error(404, "ResourceNotFound", $"The Resource '{type}/{name}' under resource group '{group ?? "<null>"}' was not found.");

    public static ArmResponse Forbidden(string action, string scope) =>
        Error(403, "AuthorizationFailed", $"The client does not have authorization to perform action '{action}' over scope '{scope}' or the scope is invalid.");

    public static ArmResponse Invalid(string message, string code = "InvalidRequestContent") => Error(400, code, message);
}
