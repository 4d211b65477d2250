namespace Compliance.Domain.Resources;

/// <summary>Microsoft.KubernetesConfiguration/extensions: hangs on a connected cluster, or on an AKS cluster.</summary>
public sealed record Extension : Resource
{
    public Value ExtensionType { get; init; }

    public Value IsSystemExtension { get; init; }

    /// <summary>The workspace that a monitoring extension sends to (<c>logAnalyticsWorkspaceResourceID</c> of its settings).</summary>
    public Value WorkspaceId { get; init; }
}

/// <summary>Microsoft.KubernetesConfiguration/fluxConfigurations.</summary>
public sealed record FluxConfiguration : Resource
{
    /// <summary>The <c>url</c> of whichever source it has: Git, OCI, bucket or blob.</summary>
    public Value SourceUrl { get; init; }
}

/// <summary>Microsoft.ExtendedLocation/customLocations.</summary>
public sealed record CustomLocation : Resource
{
    /// <summary>The cluster it stands on.</summary>
    public Value HostResourceId { get; init; }
}
