using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>Whether a zone that was not found for an endpoint is proven missing (design 4.1: search takes the covered subscriptions as the world).</summary>
internal static class ZoneSearch
{
    /// <returns>What would have had to be read; null when the zone is proven missing.</returns>
    public static Unread? Unread(Seen<EndpointNode> endpoint, ArcZone kind, Topology topology)
    {
        var named = endpoint.By.Chain.ZonesOf(endpoint.Node, kind).ToList();
        if (named.Count > 0)
        {
            // Something names a zone, so there is nothing to search: either that one was looked for, or it was not.
            return named.Find(zone => zone.IsGap) is { } gap ? new Unread(gap.Presence, ResourceType.PrivateDnsZone, gap.Id.Subscription.ToString()) : null;
        }

        var coverage = topology.Estate.Coverage;
        return SearchedSubscriptions.Of(endpoint).Select(subscription => Of(ResourceType.PrivateDnsZone, subscription, coverage)).FirstOrDefault(unread => unread is not null)
            ?? (topology.Zones.Any(zone => zone.Kind == kind && zone.Presence is Presence.Read) ? UnreadTie(endpoint.Node, coverage) : null);
    }

    // A zone of that name is there, but nothing that was read ties it to the endpoint: what was not read might.
    private static Unread? UnreadTie(EndpointNode endpoint, Coverage coverage) =>
        Of(ResourceType.ZoneGroup, endpoint.Id.Subscription.ToString(), coverage)
        ?? (endpoint.Network is { IsGap: true } network ? new Unread(network.Presence, ResourceType.VirtualNetwork, network.Id.Subscription.ToString()) : null);

    private static Unread? Of(ResourceType type, string subscription, Coverage coverage) =>
        coverage.OfAbsent(type, subscription) is var presence and not Presence.Missing ? new Unread(presence, type, subscription) : null;
}

/// <summary>Something that was not there to read.</summary>
internal sealed record Unread(Presence Presence, ResourceType Type, string Subscription);
