using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>Every name the endpoint asks for must lead to the endpoint, and no name of the zone to nobody's address.</summary>
internal sealed class RecordsAreCorrectRule : IRule<Seen<ZoneNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-004"),
        Title = "Records must hold exactly the endpoint's addresses",
        Hop = Hop.Records,
        Severity = Severity.Critical,
        IsMandatory = true,
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

        var checks = ChecksOf(zone, subject.By.Chain);
        var strange = StrangeRecords(zone, checks, topology);
        var coverage = topology.Estate.Coverage;
        var absent = coverage.OfAbsent(ResourceType.RecordSet, zone.Id.Subscription);
        var wrong = checks.FindAll(check => check is { IsMet: false, IsMalformed: false } && (!check.IsMissing || absent is Presence.Missing));
        ImmutableArray<Evidence> evidence = [.. checks.Select(check => check.Evidence).Distinct(), .. strange.Select(record => Of(record))];
        if (wrong.Count + strange.Count > 0)
        {
            return Judgement.NonCompliant(Describe(wrong, strange), evidence);
        }

        return checks.Exists(check => check.IsMalformed) ? Judgement.UnknownValue("A record of the zone has a form this rule does not know.", evidence)
            : checks.Exists(check => check.IsMissing) ? Judgement.NotRead(absent, ResourceType.RecordSet, zone.Id.Subscription, "The zone's records were not all read.", evidence)
            : subject.By.Chain.EndpointsOf(zone).Any(ExpectedRecords.AreUnreadable) ? Judgement.UnknownValue("What the endpoint asks the zone for has a form this rule does not know.", evidence)
            : checks.Count == 0 ? Nothing(subject, coverage)
            : Judgement.Compliant(evidence);
    }

    private static List<RecordCheck> ChecksOf(ZoneNode zone, Chain chain)
    {
        var checks = new List<RecordCheck>();
        foreach (var endpoint in chain.EndpointsOf(zone))
        {
            var alike = chain.AlikeTo(endpoint).Select(other => (Endpoint: other, Expected: ExpectedRecords.Of(other, zone.Kind))).ToList();
            var own = alike.Find(pair => pair.Endpoint == endpoint).Expected.Names;
            var names = own.Count > 0 ? own : alike.SelectMany(pair => pair.Expected.Names);
            checks.AddRange(names.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).Select(name => RecordCheck.Of(zone, name, alike)));
        }

        return checks;
    }

    // A name nobody asked for is judged by one thing only: that its address is somebody's.
    private static List<RecordSet> StrangeRecords(ZoneNode zone, List<RecordCheck> checks, Topology topology)
    {
        var expected = checks.Select(check => check.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = zone.Records.Where(record => !expected.Contains(record.Name) && record.Addresses.Items.Length > 0).OrderBy(record => record.Id).ToList();
        if (others.Count == 0)
        {
            return others;
        }

        var known = topology.Scopes.SelectMany(scope => scope.Connections).Where(connection => connection.IsUsable).Select(connection => connection.Endpoint).ToList();
        return others.FindAll(record => !RecordCheck.AddressesOf(record).All(address => known.Exists(endpoint => endpoint.Addresses.Contains(address))));
    }

    private static Judgement Nothing(Seen<ZoneNode> subject, Coverage coverage)
    {
        const string Message = "No source says which records the endpoint asks for.";
        foreach (var subscription in SearchedSubscriptions.Of(subject.By.Chain.EndpointsOf(subject.Node).Select(endpoint => endpoint.Id)))
        {
            foreach (var type in new[] { ResourceType.NetworkInterface, ResourceType.ZoneGroup })
            {
                if (coverage.OfAbsent(type, subscription) is var presence and not Presence.Missing)
                {
                    return Judgement.NotRead(presence, type, subscription, Message);
                }
            }
        }

        return Judgement.UnknownValue(Message);
    }

    private static string Describe(List<RecordCheck> wrong, List<RecordSet> strange)
    {
        var names = string.Join(", ", wrong.Select(check => check.Name).Concat(strange.Select(record => record.Name.ToLowerInvariant())).Distinct().Order(StringComparer.Ordinal));
        return wrong.Count > 0 && wrong.TrueForAll(check => check.IsMissing) && strange.Count == 0
            ? $"The zone has no record for {names}."
            : $"Not led to the endpoint's address: {names}.";
    }

    private static Evidence Of(RecordSet record) => new(record.Id, "properties.aRecords", string.Join(", ", record.Addresses.Items), "an address of an approved endpoint");
}
