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

    /// <summary>The scope's own view of its addresses, by the scope's GUID.</summary>
    public static ScopeValidation Validation(ResourceId scope, string key, ResourceId endpoint, params string[] addresses) => new()
    {
        Id = ResourceId.Parse($"/subscriptions/{scope.Subscription}/providers/Microsoft.HybridCompute/locations/{ACluster.Location}/privateLinkScopes/{key}"),
        Type = ResourceType.ScopeValidation,
        ConnectionDetails = ValueList<ConnectionDetail>.Of([.. addresses.Select(address => new ConnectionDetail { Id = Value.Of(endpoint.Text), PrivateIpAddress = Value.Of(address) })]),
    };
}
