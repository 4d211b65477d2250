using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>A write before it is admitted: what is sent, what is there, and the rest of the estate.</summary>
internal sealed record WriteRequest
{
    public required ResourcePath Path { get; init; }

    public required string ApiVersion { get; init; }

    public required JsonObject Body { get; init; }

    /// <summary>Null for a creation.</summary>
    public required Resource? Existing { get; init; }

    public required ResourceStore Store { get; init; }

    public JsonObject? Properties => Body.Get("properties") as JsonObject;
}
