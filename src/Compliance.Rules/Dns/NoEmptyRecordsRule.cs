using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>A linked zone answers for all its names: one made as a preparation takes them away from everybody in the network.</summary>
internal sealed class NoEmptyRecordsRule : IRule<ZoneNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-005"),
        Title = "Private DNS zones must not be empty or hold empty records",
        Hop = Hop.Records,
        Severity = Severity.Critical,
        NeedsPrivateZones = true,
    };

    public Judgement Judge(ZoneNode subject, Topology topology)
    {
        if (subject.Presence is not Presence.Read)
        {
            return Judgement.NotApplicable("The zone was not read.");
        }

        var coverage = topology.Estate.Coverage;
        var empty = subject.Records.Where(record => record.Addresses.Items.IsEmpty && !record.Addresses.IsMalformed).OrderBy(record => record.Id).ToList();
        // Rows do not make a type covered: an empty record may be among those that were not read.
        if (empty.Count == 0 && coverage.OfAbsent(ResourceType.RecordSet, subject.Id.Subscription) is var records and not Presence.Missing)
        {
            return Judgement.NotRead(records, ResourceType.RecordSet, subject.Id.Subscription, "The zone's records were not read.");
        }

        if (subject.Records.Count > 0 && empty.Count == 0)
        {
            return subject.Records.Any(record => record.Addresses.IsMalformed)
                ? Judgement.UnknownValue("A record of the zone has a form this rule does not know.")
                : Judgement.Compliant(new Evidence(subject.Id, "A", $"{subject.Records.Count}", null));
        }

        ImmutableArray<Evidence> evidence = subject.Records.Count == 0
            ? [new(subject.Id, "A", "0", "records with addresses")]
            : [.. empty.Select(record => new Evidence(record.Id, "properties.aRecords", null, "an address"))];
        var what = subject.Records.Count == 0 ? "The zone holds no record" : "The zone holds records without an address";
        return subject.Links.Count > 0 ? Judgement.NonCompliant($"{what}, and is linked: its names are resolved to nothing.", [.. evidence, .. subject.Links.Select(Of)])
            : coverage.OfAbsent(ResourceType.VirtualNetworkLink, subject.Id.Subscription) is var links and not Presence.Missing
                ? Judgement.NotRead(links, ResourceType.VirtualNetworkLink, subject.Id.Subscription, "The zone's network links were not read.", evidence)
            : Judgement.NonCompliant($"{what}. It is not linked yet.", evidence) with { Severity = Severity.Low };
    }

    private static Evidence Of(LinkNode link) => Evidence.Of(link.Resource, "properties.virtualNetwork.id", link.Resource.VirtualNetworkId);
}
