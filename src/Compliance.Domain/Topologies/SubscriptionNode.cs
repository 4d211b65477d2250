using System.Collections.Frozen;
using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A subscription that has clusters or a scope in it, with the providers that private link needs there.</summary>
public sealed class SubscriptionNode(ResourceId id, ImmutableArray<ProviderNode> providers, FrozenSet<ResourceType> covered) : ISubject
{
    private readonly List<ClusterNode> _clusters = [];

    public ResourceId Id { get; } = id;

    public ImmutableArray<ProviderNode> Providers { get; } = providers;

    /// <summary>Whether all of a type was read in it: what the coverage says, at hand for each of its clusters.</summary>
    public bool Covers(ResourceType type) => covered.Contains(type);

    /// <summary>The connected clusters in it.</summary>
    public IReadOnlyList<ClusterNode> Clusters => _clusters;

    internal void Add(ClusterNode cluster) => _clusters.Add(cluster);
}

/// <summary>A resource provider's registration in a subscription, whether its row is there or not.</summary>
public sealed class ProviderNode(ResourceId id, Provider? resource, Presence presence) : Node<Provider>(id, resource, presence)
{
    /// <summary>
    /// What a cluster with private link needs. The Microsoft page writes <c>Microsoft.kubernetes.Configurations</c>, which
    /// does not exist.
    /// </summary>
    public static ImmutableArray<string> Needed { get; } = ["Microsoft.Kubernetes", "Microsoft.KubernetesConfiguration"];
}
