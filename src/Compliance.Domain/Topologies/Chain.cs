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

    /// <summary>Every usable endpoint of the scope that was read, those included that the chain does not run through.</summary>
    public ImmutableArray<EndpointNode> ApprovedEndpoints { get; init; } = [];

    /// <summary>Approved endpoints that nobody could read; empty when another one could be.</summary>
    public ImmutableArray<EndpointNode> UnreadEndpoints { get; init; } = [];

    /// <summary>
    /// Where a query of this site is answered: the declared forwarder's network, else every network that was read, is the
    /// endpoint's or peered to it, and holds a forwarder or the endpoint (design 4.3, DNS-003).
    /// </summary>
    public ImmutableArray<NetworkNode> NetworksInQuestion { get; init; } = [];

    public ImmutableArray<EndpointZone> EndpointZones { get; init; } = [];

    /// <summary>Each zone of the chain once.</summary>
    public ImmutableArray<ZoneNode> Zones { get; internal init; } = [];

    /// <summary>True when at least one of them was read: what a proof of records starts from.</summary>
    public bool HasReadZone { get; internal init; }

    /// <summary>The networks the endpoints stand in.</summary>
    public ImmutableArray<NetworkNode> EndpointNetworks { get; internal init; } = [];

    /// <summary>Where queries are forwarded from: the declared forwarder's network, else the endpoints'.</summary>
    public ImmutableArray<NetworkNode> ForwardingNetworks => Site.Forwarder is null ? EndpointNetworks : NetworksInQuestion;

    /// <summary>Every network whose queries the chain's zones answer, and those the site's queries come through.</summary>
    public IEnumerable<NetworkNode> LinkedNetworks =>
        Zones.SelectMany(zone => zone.Links).Where(link => link.IsCompleted).Select(link => link.Network).OfType<NetworkNode>().Concat(ForwardingNetworks).Distinct().OrderBy(network => network.Id);

    /// <summary>Every zone that answers in the networks in question, with those of the chain.</summary>
    public IEnumerable<ZoneNode> ViewedZones =>
        NetworksInQuestion.SelectMany(network => network.Links).Select(link => link.Zone).Concat(Zones).Distinct().OrderBy(zone => zone.Id);

    public IEnumerable<ZoneNode> ZonesOf(EndpointNode endpoint, ArcZone kind) =>
        EndpointZones.Where(pair => pair.Endpoint == endpoint && pair.Zone.Kind == kind).Select(pair => pair.Zone);

    public IEnumerable<EndpointNode> EndpointsOf(ZoneNode zone) =>
        EndpointZones.Where(pair => pair.Zone == zone).Select(pair => pair.Endpoint).Distinct();

    /// <summary>
    /// The endpoint and every other one that is approved for the same scope in the same network: any of them may answer
    /// for it (design 4.3, "Several endpoints").
    /// </summary>
    public IEnumerable<EndpointNode> AlikeTo(EndpointNode endpoint) =>
        ApprovedEndpoints.Where(other => other == endpoint || (other.Network is not null && other.Network == endpoint.Network)).Append(endpoint).Distinct();
}

/// <summary>A zone that answers, or should answer, for an endpoint.</summary>
public sealed record EndpointZone(EndpointNode Endpoint, ZoneNode Zone);
