using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager;

/// <summary>One call as Resource Manager sees it.</summary>
internal sealed record ArmRequest
{
    public required string Method { get; init; }

    /// <summary>Decoded, without query.</summary>
    public required string Path { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Scheme, host and port under which the caller reached this server; links are built on it.</summary>
    public required string Origin { get; init; }

    public required string CorrelationId { get; init; }

    public int Skip { get; init; }

    public JsonObject? Body { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public Strikes Strikes { get; init; } = Strikes.None;

    /// <summary>What next links and the URLs of operations begin with.</summary>
    public string LinkOrigin => Strikes.Get<Effect.ForeignLink>()?.Origin.TrimEnd('/') ?? Origin;

    public string? Subscription => ResourcePath.SubscriptionOf(Path);
}
