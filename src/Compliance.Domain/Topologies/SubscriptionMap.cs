using System.Collections.Frozen;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The subscriptions that clusters and scopes are in.</summary>
internal sealed class SubscriptionMap(Estate estate)
{
    private readonly Dictionary<string, SubscriptionNode> _subscriptions = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyCollection<SubscriptionNode> Nodes => _subscriptions.Values;

    public SubscriptionNode Of(ResourceId resource)
    {
        var lookup = _subscriptions.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(resource.Subscription, out var node))
        {
            var id = resource.Subscription.ToString().ToLowerInvariant();
            node = new SubscriptionNode(
                ResourceId.Parse($"/subscriptions/{id}"),
                [.. ProviderNode.Needed.Select(name => ResourceId.Parse($"/subscriptions/{id}/providers/{name}")).Select(Provider)],
                ResourceType.All.Where(type => estate.Coverage.Covers(type, id)).ToFrozenSet());
            _subscriptions.Add(id, node);
        }

        return node;
    }

    private ProviderNode Provider(ResourceId id) => new(id, estate.Find<Provider>(id), estate.PresenceOf(id, ResourceType.Provider));
}
