using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>In one DNS view a name has one zone, and a zone one endpoint: a second one takes the records away or hides them.</summary>
internal sealed class OneZonePerViewRule : IRule<ViewedZone>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-007"),
        Title = "A DNS view must have one zone of a name, and the zone one endpoint",
        Hop = Hop.Zones,
        Severity = Severity.High,
        IsMandatory = true,
        NeedsPrivateZones = true,
    };

    public Judgement Judge(ViewedZone subject, Topology topology)
    {
        var chain = subject.By.Chain;
        var linked = LinkedZones(chain, subject.Zone.Kind);
        if (linked.Count > 1 && linked.Contains(subject.Zone))
        {
            return Judgement.NonCompliant(
                $"{linked.Count} zones of this name answer in one DNS view.",
                [.. linked.Select(zone => Evidence.OfExistence(zone.Id, zone.Resource is not null, "one zone of the name"))]);
        }

        var writers = Writers(subject, topology);
        if (AreTooMany(writers))
        {
            return Judgement.NonCompliant(
                "Endpoints of more than one scope or network write into the zone: one of them overwrites the other.",
                [.. writers.OrderBy(endpoint => endpoint.Id).Select(endpoint => new Evidence(endpoint.Id, "privateDnsZoneGroups[].privateDnsZoneId", subject.Id.Text, null))]);
        }

        ImmutableArray<Evidence> evidence = [Evidence.OfExistence(subject.Id, subject.Zone.Resource is not null)];
        return Unread(subject.By, topology.Estate.Coverage, evidence) ?? Judgement.Compliant(evidence);
    }

    private static List<ZoneNode> LinkedZones(Chain chain, ArcZone kind) =>
    [
        .. chain.NetworksInQuestion.SelectMany(network => network.Links).Where(link => link.IsCompleted && link.Zone.Kind == kind).Select(link => link.Zone).Distinct().OrderBy(zone => zone.Id),
    ];

    /// <summary>The live endpoints whose zone group names the zone; where no zone groups were read, those whose addresses stand in it.</summary>
    private static List<EndpointNode> Writers(ViewedZone subject, Topology topology) =>
    [
        .. topology.Endpoints.Where(endpoint => endpoint.Connections.Any(connection => connection.IsUsable) && (endpoint.ZoneGroups.Count > 0
            ? endpoint.ZoneGroups.Any(group => group.Configs.Items.Any(config => ResourceId.TryParse(config.PrivateDnsZoneId.Text, out var id) && id == subject.Id))
            : !topology.Estate.Coverage.Covers(ResourceType.ZoneGroup, endpoint.Id.Subscription) && HoldsAddressOf(subject.Zone, endpoint))),
    ];

    private static bool HoldsAddressOf(ZoneNode zone, EndpointNode endpoint) => zone.Records.Any(record => RecordCheck.AddressesOf(record).Overlaps(endpoint.Addresses));

    // Several endpoints of one scope in one network are no use, but no harm.
    private static bool AreTooMany(List<EndpointNode> writers) => writers
        .SelectMany(endpoint => endpoint.Connections.Where(connection => connection.IsUsable).Select(connection => (connection.Scope, endpoint.Network)))
        .Distinct()
        .Count() > 1;

    private static Judgement? Unread(ClusterGroup group, Coverage coverage, ImmutableArray<Evidence> evidence)
    {
        if (group.Site.Forwarder is null && group.Chain.EndpointNetworks.FirstOrDefault(network => network.IsGap) is { } unread)
        {
            return Judgement.NotRead(unread.Presence, ResourceType.VirtualNetwork, unread.Id.Subscription, "The network whose DNS view counts could not be read.", evidence);
        }

        if (group.Site.Forwarder is null && group.Chain.EndpointNetworks.FirstOrDefault(network => network.HasUnreadablePeering) is { } odd)
        {
            return Judgement.UnknownValue($"Which networks {odd.Id.Name} is peered with could not be told: another zone of the name may answer in one of them.", evidence);
        }

        foreach (var subscription in SearchedSubscriptions.Of(group))
        {
            foreach (var type in new[] { ResourceType.PrivateDnsZone, ResourceType.VirtualNetworkLink })
            {
                if (coverage.OfAbsent(type, subscription) is var presence and not Presence.Missing)
                {
                    return Judgement.NotRead(presence, type, subscription, "Not every subscription that could hold another zone of the name was read.", evidence);
                }
            }
        }

        return null;
    }
}
