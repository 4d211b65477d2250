namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Kubernetes/connectedClusters (api-version 2026-05-01).</summary>
public sealed record ConnectedCluster : Resource
{
    /// <summary><c>ProvisionedCluster</c> for AKS enabled by Arc, which private link does not support.</summary>
    public Value Kind { get; init; }

    public Value PrivateLinkState { get; init; }

    public Value PrivateLinkScopeResourceId { get; init; }

    public Value ConnectivityStatus { get; init; }

    public Value LastConnectivityTime { get; init; }

    public Value ManagedIdentityCertificateExpirationTime { get; init; }

    public Value AgentVersion { get; init; }

    public Value GatewayEnabled { get; init; }

    public Value ProvisioningState { get; init; }

    public bool IsProvisionedCluster => Kind.Is("ProvisionedCluster");
}
