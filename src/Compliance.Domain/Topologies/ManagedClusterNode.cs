using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>An AKS cluster with the extensions that use Arc's data plane publicly.</summary>
public sealed class ManagedClusterNode(ManagedCluster resource)
{
    private readonly List<Extension> _extensions = [];

    public ManagedCluster Resource { get; } = resource;

    /// <summary>Those that are not known to be system extensions.</summary>
    public IReadOnlyList<Extension> Extensions => _extensions;

    internal void Add(Extension extension) => _extensions.Add(extension);
}
