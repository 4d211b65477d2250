using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Connected clusters; a test changes one property with <c>with</c>.</summary>
public static class ACluster
{
    public const string Location = "westeurope";

    public static ConnectedCluster In(ResourceId scope, string name = "store-1") => Unassociated(name) with
    {
        PrivateLinkState = Value.Of("Enabled"),
        PrivateLinkScopeResourceId = Value.Of(scope.Text),
    };

    /// <summary>A cluster with neither of the two private link properties, as old rows have it.</summary>
    public static ConnectedCluster Unassociated(string name = "store-1") => new()
    {
        Id = AnId.Cluster(name),
        Type = ResourceType.ConnectedCluster,
        Location = Value.Of(Location),
        ConnectivityStatus = Value.Of("Connected"),
        ProvisioningState = Value.Of("Succeeded"),
    };
}
