namespace Compliance.Domain.Resources;

/// <summary>Microsoft.HybridCompute/privateLinkScopes: the Arc scope, not its look-alikes of other providers.</summary>
public sealed record PrivateLinkScope : Resource
{
    public Value PublicNetworkAccess { get; init; }

    public Value ProvisioningState { get; init; }

    /// <summary>The GUID that the validation call goes by.</summary>
    public Value PrivateLinkScopeId { get; init; }

    public ValueList<ScopeConnection> PrivateEndpointConnections { get; init; }

    public ValueList<ServiceExtension> ServiceExtensions { get; init; }
}

/// <summary>One element of <c>privateEndpointConnections</c>: the scope's side of a connection.</summary>
public sealed record ScopeConnection
{
    public Value Id { get; init; }

    public Value PrivateEndpointId { get; init; }

    /// <summary><c>Pending</c>, <c>Approved</c>, <c>Rejected</c> or <c>Disconnected</c>.</summary>
    public Value Status { get; init; }

    public Value ProvisioningState { get; init; }

    public ValueList<string> GroupIds { get; init; }
}

/// <summary>One element of <c>serviceExtensions</c> (2025-09-16-preview and later).</summary>
public sealed record ServiceExtension
{
    public Value ServiceExtensionType { get; init; }

    public Value PublicNetworkAccess { get; init; }
}
