using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Changes;

/// <summary>Which resource an event's subject makes us look at.</summary>
public static class WatchedResource
{
    /// <summary>
    /// The subject, or the resource it is a part of: ARM keeps subnets, peerings, security rules and endpoint connections
    /// inside their parents. Null for what is no part of any chain.
    /// </summary>
    public static ResourceId? Of(ResourceId subject)
    {
        for (var id = subject; !id.IsNone; id = id.Parent)
        {
            if (ResourceType.Find(id.TypeName) is { } type)
            {
                return IsForeign(type, id) ? null : id;
            }
        }

        return null;
    }

    // Of some types there are many and few are ours: private zones of three names, the providers that Arc needs, extensions
    // of clusters. A subscription's own properties decide nothing.
    private static bool IsForeign(ResourceType type, ResourceId id) =>
        type == ResourceType.PrivateDnsZone ? ArcZone.Find(id.Name) is null
        : type == ResourceType.VirtualNetworkLink || type == ResourceType.RecordSet ? ArcZone.Find(id.Parent.Name) is null
        : type == ResourceType.Provider ? !ProviderNode.Needed.Contains(id.Name, StringComparer.OrdinalIgnoreCase)
        : type == ResourceType.Extension || type == ResourceType.FluxConfiguration ? !IsKubernetes(id.Parent)
        : type == ResourceType.Subscription;

    private static bool IsKubernetes(ResourceId id) =>
        ResourceType.Find(id.TypeName) is { } type && (type == ResourceType.ConnectedCluster || type == ResourceType.ManagedCluster);
}
