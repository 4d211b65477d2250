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
        LastConnectivityTime = Value.Of("2026-11-21T08:55:00Z"),
        ManagedIdentityCertificateExpirationTime = Value.Of("2027-01-30T00:00:00Z"),
        AgentVersion = Value.Of("1.36.1"),
        ProvisioningState = Value.Of("Succeeded"),
    };

    public static Extension Extension(ResourceId cluster, string? type = "microsoft.flux", string name = "extension") => new()
    {
        Id = ResourceId.Parse($"{cluster}/providers/Microsoft.KubernetesConfiguration/Extensions/{name}"),
        Type = ResourceType.Extension,
        ExtensionType = Value.Of(type),
        IsSystemExtension = Value.Of("false"),
    };

    public static FluxConfiguration Flux(ResourceId cluster, string? url = "https://git.contoso.internal/stores.git", string name = "platform") => new()
    {
        Id = ResourceId.Parse($"{cluster}/providers/Microsoft.KubernetesConfiguration/fluxConfigurations/{name}"),
        Type = ResourceType.FluxConfiguration,
        SourceUrl = Value.Of(url),
    };

    public static CustomLocation CustomLocation(ResourceId cluster, string name = "location") => new()
    {
        Id = AnId.Of("Microsoft.ExtendedLocation/customLocations", name),
        Type = ResourceType.CustomLocation,
        HostResourceId = Value.Of(cluster.Text),
    };
}
