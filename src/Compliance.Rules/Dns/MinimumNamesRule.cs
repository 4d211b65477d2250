using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>
/// Names every cluster asks for. Two of the zones have names of the region whose spelling only the platform knows: any other
/// name will do there. The third goes by the cluster's own region.
/// </summary>
internal sealed class MinimumNamesRule : IRule<Seen<ZoneNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-006"),
        Title = "Private DNS zones must have the names every cluster asks for",
        Hop = Hop.Records,
        Severity = Severity.High,
        NeedsPrivateZones = true,
        Remediation = RemediationAction.ZoneGroup,
    };

    public Judgement Judge(Seen<ZoneNode> subject, Topology topology)
    {
        var zone = subject.Node;
        if (zone.Presence is not Presence.Read)
        {
            return Judgement.NotApplicable("The zone was not read.");
        }

        if (UndocumentedCloud.Refuse(subject.By) is { } refused)
        {
            return refused;
        }

        if (zone.Kind == ArcZone.KubernetesConfiguration && subject.By.Region.IsNone)
        {
            return subject.By.Clusters.Count == 0
                ? Judgement.NotApplicable("No cluster asks for a name of the zone.")
                : Judgement.UnknownValue("The clusters have no location.");
        }

        var names = zone.Records.Select(record => record.Name).ToList();
        var missing = Wanted(subject).Where(wanted => !wanted.IsIn(names)).ToList();
        ImmutableArray<Evidence> evidence = [.. Wanted(subject).Select(wanted => new Evidence(zone.Id, $"A: {wanted.Name}", wanted.IsIn(names) ? "present" : null, "present"))];
        return missing.Count == 0 ? Judgement.Compliant(evidence)
            : topology.Estate.Coverage.OfAbsent(ResourceType.RecordSet, zone.Id.Subscription) is var presence and not Presence.Missing
                ? Judgement.NotRead(presence, ResourceType.RecordSet, zone.Id.Subscription, "The zone's records were not all read.", evidence)
            : Judgement.NonCompliant($"The zone has no record for {string.Join(", ", missing.Select(wanted => wanted.Name))}.", evidence);
    }

    private static IEnumerable<WantedName> Wanted(Seen<ZoneNode> subject) => subject.Node.Kind switch
    {
        var kind when kind == ArcZone.HybridIdentity => [WantedName.Of("gbl"), new("one more", names => names.Distinct(StringComparer.OrdinalIgnoreCase).Any(name => !Is(name, "gbl")))],
        var kind when kind == ArcZone.GuestConfiguration => [WantedName.Of("agentserviceapi"), new("*-gas", names => names.Exists(name => name.EndsWith("-gas", StringComparison.OrdinalIgnoreCase)))],
        _ => [WantedName.Of(subject.By.Region.Name!)],
    };

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private sealed record WantedName(string Name, Predicate<List<string>> IsIn)
    {
        public static WantedName Of(string name) => new(name, names => names.Exists(other => Is(other, name)));
    }
}
