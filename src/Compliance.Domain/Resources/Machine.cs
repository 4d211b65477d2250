namespace Compliance.Domain.Resources;

/// <summary>Microsoft.HybridCompute/machines: an Arc-enabled server, which may share a scope with clusters.</summary>
public sealed record Machine : Resource
{
    public Value PrivateLinkScopeResourceId { get; init; }

    /// <summary>Where the agent found itself running; <c>Azure</c> for a virtual machine of Azure.</summary>
    public Value CloudProvider { get; init; }

    /// <summary>The addresses its network profile reports.</summary>
    public ValueList<string> Addresses { get; init; }
}
