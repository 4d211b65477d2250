using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Private link scopes that refuse public access.</summary>
public static class AScope
{
    public static PrivateLinkScope With(params ScopeConnection[] connections) => Named(AnId.Scope(), connections);

    public static PrivateLinkScope Named(ResourceId id, params ScopeConnection[] connections) => new()
    {
        Id = id,
        Type = ResourceType.PrivateLinkScope,
        Location = Value.Of(ACluster.Location),
        PublicNetworkAccess = Value.Of("Disabled"),
        ProvisioningState = Value.Of("Succeeded"),
        PrivateEndpointConnections = ValueList<ScopeConnection>.Of([.. connections]),
    };

    /// <summary>The scope's side of a connection.</summary>
    public static ScopeConnection Connection(ResourceId endpoint, string? status = "Approved") => new()
    {
        PrivateEndpointId = Value.Of(endpoint.Text),
        Status = Value.Of(status),
        ProvisioningState = Value.Of("Succeeded"),
        GroupIds = ValueList<string>.Of(["hybridcompute"]),
    };
}
