namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Insights/privateLinkScopes: Azure Monitor's scope, another thing than Arc's.</summary>
public sealed record MonitorScope : Resource
{
    /// <summary><c>Open</c> or <c>PrivateOnly</c>.</summary>
    public Value IngestionAccessMode { get; init; }

    public ValueList<ScopeConnection> PrivateEndpointConnections { get; init; }
}

/// <summary>Microsoft.Insights/privateLinkScopes/scopedResources: a workspace or data collection endpoint in the scope.</summary>
public sealed record ScopedResource : Resource
{
    public Value LinkedResourceId { get; init; }
}
