using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>The endpoint's zone group writes its records and follows its addresses; without a zone in it nobody does.</summary>
internal sealed class ZoneGroupIsCompleteRule : IRule<Seen<EndpointNode>>
{
    private const string Property = "properties.privateDnsZoneConfigs[].properties.privateDnsZoneId";

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-002"),
        Title = "Endpoint's zone group must name all three private DNS zones",
        Hop = Hop.Zones,
        Severity = Severity.High,
        NeedsPrivateZones = true,
        Remediation = RemediationAction.ZoneGroup,
    };

    public Judgement Judge(Seen<EndpointNode> subject, Topology topology)
    {
        if (UndocumentedCloud.Refuse(subject.By) is { } refused)
        {
            return refused;
        }

        var groups = subject.By.Chain.AlikeTo(subject.Node).SelectMany(endpoint => endpoint.ZoneGroups).ToList();
        ImmutableArray<Evidence> evidence =
        [
            .. groups.SelectMany(group => group.Configs.Items.Select(config => Evidence.Of(group, Property, config.PrivateDnsZoneId))),
        ];
        var named = groups.SelectMany(group => group.Configs.Items).Select(KindOf).ToHashSet();
        var missing = ArcZone.All.Where(kind => !named.Contains(kind)).ToList();
        if (missing.Count == 0)
        {
            return Judgement.Compliant(evidence);
        }

        evidence = [.. evidence, .. missing.Select(kind => new Evidence(subject.Node.Id, $"privateDnsZoneGroups: {kind.Name}", null, kind.Name))];
        if (groups.Count == 0 && topology.Estate.Coverage.OfAbsent(ResourceType.ZoneGroup, subject.Node.Id.Subscription) is var presence and not Presence.Missing)
        {
            return Judgement.NotRead(presence, ResourceType.ZoneGroup, subject.Node.Id.Subscription, "The endpoint's zone groups were not read: Resource Graph does not have them.", evidence);
        }

        return groups.Exists(group => group.Configs.IsMalformed || group.Configs.Items.Any(config => config.PrivateDnsZoneId.IsMalformed))
            ? Judgement.UnknownValue("The endpoint's zone group has a form this rule does not know.", evidence)
            : Judgement.NonCompliant($"No zone group of the endpoint names {string.Join(", ", missing.Select(kind => kind.Name))}.", evidence);
    }

    private static ArcZone? KindOf(ZoneConfig config) => ResourceId.TryParse(config.PrivateDnsZoneId.Text, out var id) ? ArcZone.Find(id.Name) : null;
}
