using System.Collections.Immutable;
using Compliance.Domain.Declarations;

namespace Compliance.Domain.Topologies;

/// <summary>The chain of one scope as one site walks it.</summary>
public sealed class Chain
{
    internal static Chain Empty(Site site) => new() { Site = site };

    public required Site Site { get; init; }

    /// <summary>The endpoints the chain runs through: usable and read; only those whose zones reach a declared forwarder, if any do.</summary>
    public ImmutableArray<EndpointNode> Endpoints { get; init; } = [];

    /// <summary>Approved endpoints that nobody could read; empty when another one could be.</summary>
    public ImmutableArray<EndpointNode> UnreadEndpoints { get; init; } = [];

    /// <summary>
    /// Where a query of this site is answered: the declared forwarder's network, else every network that was read, is the
    /// endpoint's or peered to it, and holds a forwarder or the endpoint (design 4.3, DNS-003).
    /// </summary>
    public ImmutableArray<NetworkNode> NetworksInQuestion { get; init; } = [];

    public ImmutableArray<EndpointZone> EndpointZones { get; init; } = [];

    /// <summary>Each zone of the chain once.</summary>
    public IEnumerable<ZoneNode> Zones => EndpointZones.Select(pair => pair.Zone).Distinct();

    public IEnumerable<ZoneNode> ZonesOf(EndpointNode endpoint, ArcZone kind) =>
        EndpointZones.Where(pair => pair.Endpoint == endpoint && pair.Zone.Kind == kind).Select(pair => pair.Zone);
}

/// <summary>A zone that answers, or should answer, for an endpoint.</summary>
public sealed record EndpointZone(EndpointNode Endpoint, ZoneNode Zone);
