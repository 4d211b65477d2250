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
        for (var id = subject; id is not null; id = id.Parent)
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
        : type == ResourceType.VirtualNetworkLink || type == ResourceType.RecordSet ? id.Parent is not { } zone || ArcZone.Find(zone.Name) is null
        : type == ResourceType.Provider ? !ProviderNode.Needed.Contains(id.Name, StringComparer.OrdinalIgnoreCase)
        : type == ResourceType.Extension || type == ResourceType.FluxConfiguration ? id.Parent is not { } host || !IsKubernetes(host)
        : type == ResourceType.Subscription;

    private static bool IsKubernetes(ResourceId id) =>
        ResourceType.Find(id.TypeName) is { } type && (type == ResourceType.ConnectedCluster || type == ResourceType.ManagedCluster);
}
