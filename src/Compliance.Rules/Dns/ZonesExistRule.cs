using Compliance.Domain.Estates;
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
        if (UndocumentedCloud.Refuse(subject.By) is { } refused)
        {
            return refused;
        }

        var zones = ArcZone.All.SelectMany(kind => chain.ZonesOf(subject.Node, kind)).ToList();
        var missing = ArcZone.All.Where(kind => !zones.Any(zone => zone.Kind == kind && zone.Presence is Presence.Read)).ToList();
        Evidence[] evidence =
        [
            .. zones.Select(zone => Evidence.OfExistence(zone.Id, zone.Resource is not null, zone.Kind.Name)),
            .. missing.Where(kind => zones.All(zone => zone.Kind != kind)).Select(kind => new Evidence(subject.Node.Id, $"zone {kind.Name}", null, kind.Name)),
        ];
        if (missing.Count == 0)
        {
            return Judgement.Compliant([.. evidence]);
        }

        // A missing zone is proven missing only where everything was read that could lead to it.
        if (missing.Select(kind => ZoneSearch.Unread(subject, kind, topology)).FirstOrDefault(unread => unread is not null) is { } gap)
        {
            return Judgement.NotRead(gap.Presence, gap.Type, gap.Subscription, $"{Names(missing)} was not found for this endpoint, and not everything that could lead to it was read.", [.. evidence]);
        }

        // What nothing names is looked for in the networks nearby, too.
        return chain.Site.Forwarder is null && subject.Node.Network is { HasUnreadablePeering: true } && missing.TrueForAll(kind => zones.TrueForAll(zone => zone.Kind != kind))
            ? Judgement.UnknownValue($"{Names(missing)} was not found for this endpoint, and a peering of its network has a form this rule does not know.", [.. evidence])
            : Judgement.NonCompliant($"{Names(missing)} does not exist for this endpoint: its names are not resolved to private addresses.", [.. evidence]);
    }

    private static string Names(List<ArcZone> zones) => string.Join(", ", zones.Select(zone => zone.Name));
}
