using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>The subscriptions a chain refers to: where a zone that belongs to it would be looked for.</summary>
internal static class SearchedSubscriptions
{
    public static IEnumerable<string> Of(Seen<EndpointNode> endpoint)
    {
        var networks = endpoint.By.Chain.NetworksInQuestion.Concat(endpoint.Node.Network is { } own ? [own, .. own.Peers] : []);
        return networks.Select(network => network.Id)
            .Append(endpoint.Id)
            .Concat(endpoint.By.Chain.Zones.Select(zone => zone.Id))
            .Select(id => id.Subscription.ToString().ToLowerInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal);
    }
}
