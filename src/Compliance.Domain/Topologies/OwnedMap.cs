using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>Hangs extensions, Flux configurations and custom locations on their clusters, and AKS clusters into their networks.</summary>
internal sealed class OwnedMap(Estate estate, ClusterMap clusters, NetworkMap networks)
{
    private readonly Dictionary<ResourceId, ManagedClusterNode> _managed = [];

    public void Link()
    {
        foreach (var managed in estate.OfType<ManagedCluster>())
        {
            var node = new ManagedClusterNode(managed);
            _managed.Add(managed.Id, node);
            foreach (var network in networks.OfSubnets(managed.SubnetIds))
            {
                network.Add(node);
            }
        }

        foreach (var resource in estate.Resources)
        {
            Link(resource);
        }
    }

    private void Link(Resource resource)
    {
        switch (resource)
        {
            case Extension extension when clusters.Find(extension.Id.Parent) is { } cluster:
                cluster.Add(new ExtensionNode(extension, cluster));
                break;
            case Extension extension when extension.Id.Parent is { } host && _managed.TryGetValue(host, out var managed) && extension.IsSystemExtension.Boolean is not true:
                managed.Add(extension);
                break;
            case FluxConfiguration flux when clusters.Find(flux.Id.Parent) is { } cluster:
                cluster.Add(new FluxConfigurationNode(flux, cluster));
                break;
            case CustomLocation location when ResourceId.TryParse(location.HostResourceId.Text, out var host) && clusters.Find(host) is { } cluster:
                cluster.Add(new CustomLocationNode(location, cluster));
                break;
        }
    }
}
