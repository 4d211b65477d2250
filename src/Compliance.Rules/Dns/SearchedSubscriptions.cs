using Compliance.Domain.Ids;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>The subscriptions a chain refers to: where a zone or a link that belongs to it would be looked for.</summary>
internal static class SearchedSubscriptions
{
    public static IEnumerable<string> Of(Seen<EndpointNode> endpoint) => Of(endpoint.By.Chain, [endpoint.Node]);

    public static IEnumerable<string> Of(ClusterGroup group) => Of(group.Chain, group.Chain.Endpoints);

    public static IEnumerable<string> Of(IEnumerable<ResourceId> ids) =>
        ids.Select(id => id.Subscription.ToString().ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Of(Chain chain, IReadOnlyCollection<EndpointNode> endpoints) => Of(chain.NetworksInQuestion
        .Concat(endpoints.Select(endpoint => endpoint.Network).OfType<NetworkNode>().SelectMany(own => own.Peers.Append(own)))
        .Where(network => !network.IsOfPlatform)
        .Select(network => network.Id)
        .Concat(endpoints.Select(endpoint => endpoint.Id))
        .Concat(chain.Zones.Select(zone => zone.Id)));
}
