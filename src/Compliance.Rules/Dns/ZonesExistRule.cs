using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>
/// Arc needs three private zones. Microsoft's script for servers leaves the third one out, so that a scope made for
/// servers and used for clusters has two: the likeliest fault in the field.
/// </summary>
internal sealed class ZonesExistRule : IRule<Seen<EndpointNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-001"),
        Title = "Endpoint must have all three private DNS zones",
        Hop = Hop.Zones,
        Severity = Severity.High,
        IsMandatory = true,
        NeedsPrivateZones = true,
        Remediation = RemediationAction.CreateZone,
    };

    public Judgement Judge(Seen<EndpointNode> subject, Topology topology)
    {
        var chain = subject.By.Chain;
        if (subject.By.Region.Cloud is not Cloud.Public)
        {
            return Judgement.UnknownValue("Microsoft documents no private zones of Arc for this cloud.");
        }

        var zones = ArcZone.All.SelectMany(kind => chain.ZonesOf(subject.Node, kind)).ToList();
        var missing = ArcZone.All.Where(kind => !zones.Any(zone => zone.Kind == kind && zone.Presence is Presence.Read)).ToList();
        Evidence[] evidence =
        [
            .. zones.Select(zone => Evidence.OfExistence(zone.Id, zone.Resource is not null, zone.Kind.Name)),
            .. missing.Where(kind => zones.All(zone => zone.Kind != kind)).Select(kind => new Evidence(subject.Id, $"zone {kind.Name}", null, kind.Name)),
        ];
        if (missing.Count == 0)
        {
            return Judgement.Compliant([.. evidence]);
        }

        // A missing zone is proven missing only where every subscription that could hold it was read.
        if (Unrelated(subject, zones, missing, topology) is { } unrelated)
        {
            return Judgement.NotRead(unrelated.Presence, unrelated.Type, unrelated.Subscription, $"Whether {Names(missing)} belongs to the endpoint was not read.", [.. evidence]);
        }

        if (Unread(subject, zones, missing, topology.Estate.Coverage) is { } unread)
        {
            return Judgement.NotRead(unread.Presence, ResourceType.PrivateDnsZone, unread.Subscription, $"{Names(missing)} was not found, and not every subscription that could hold it was read.", [.. evidence]);
        }

        return Judgement.NonCompliant($"{Names(missing)} does not exist for this endpoint: its names are not resolved to private addresses.", [.. evidence]);
    }

    private static string Names(List<ArcZone> zones) => string.Join(", ", zones.Select(zone => zone.Name));

    // A zone of the name is there, and nothing that could relate it to the endpoint was read: network, zone group, records.
    private static (Presence Presence, ResourceType Type, string Subscription)? Unrelated(Seen<EndpointNode> subject, List<ZoneNode> zones, List<ArcZone> missing, Topology topology)
    {
        var coverage = topology.Estate.Coverage;
        var stray = topology.Zones.FirstOrDefault(zone => zone.Presence is Presence.Read && missing.Contains(zone.Kind) && zones.TrueForAll(own => own.Kind != zone.Kind));
        if (stray is null)
        {
            return null;
        }

        if (subject.Site.Forwarder is null && subject.Node.Network is { IsGap: true } network)
        {
            return (network.Presence, ResourceType.VirtualNetwork, network.Id.Subscription.ToString());
        }

        return subject.Node.ZoneGroups.Count == 0
            && coverage.OfAbsent(ResourceType.ZoneGroup, subject.Id.Subscription) is var groups and not Presence.Missing
            && !coverage.Covers(ResourceType.RecordSet, stray.Id.Subscription)
            ? (groups, ResourceType.ZoneGroup, subject.Id.Subscription.ToString())
            : null;
    }

    private static (Presence Presence, string Subscription)? Unread(Seen<EndpointNode> subject, List<ZoneNode> zones, List<ArcZone> missing, Coverage coverage)
    {
        foreach (var zone in zones.Where(zone => zone.IsGap && missing.Contains(zone.Kind)))
        {
            return (zone.Presence, zone.Id.Subscription.ToString());
        }

        // A zone that something names and that is proven absent needs no search.
        if (missing.TrueForAll(kind => zones.Exists(zone => zone.Kind == kind)))
        {
            return null;
        }

        foreach (var subscription in SearchedSubscriptions.Of(subject))
        {
            if (coverage.OfAbsent(ResourceType.PrivateDnsZone, subscription) is var presence and not Presence.Missing)
            {
                return (presence, subscription);
            }
        }

        return null;
    }
}
