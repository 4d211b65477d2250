using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>A zone answers only in the networks it is linked to: without the right link, public addresses are returned.</summary>
internal sealed class ZoneIsLinkedRule : IRule<Seen<ZoneNode>>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-003"),
        Title = "Private DNS zone must be linked where the site's queries are answered",
        Hop = Hop.Zones,
        Severity = Severity.High,
        IsMandatory = true,
        NeedsPrivateZones = true,
        Remediation = RemediationAction.LinkZone,
    };

    public Judgement Judge(Seen<ZoneNode> subject, Topology topology)
    {
        var zone = subject.Node;
        var chain = subject.By.Chain;
        if (zone.Presence is not Presence.Read)
        {
            return Judgement.NotApplicable("The zone was not read.");
        }

        if (UndocumentedCloud.Refuse(subject.By) is { } refused)
        {
            return refused;
        }

        var evidence = Evidences(zone, chain);
        var completed = zone.Links.Where(link => link.IsCompleted).ToList();
        if (completed.Any(link => link.Network is { } network && chain.NetworksInQuestion.Contains(network) && network.Presence is Presence.Read))
        {
            return Judgement.Compliant(evidence);
        }

        return Unread(zone, chain, topology.Estate.Coverage, evidence) ?? OfUnknownForm(zone, evidence) ?? (chain.Site.Forwarder is { } forwarder
            ? JudgeAgainst(forwarder, chain.NetworksInQuestion.Single(), zone, evidence)
            : JudgeUndeclared(zone, chain, completed, evidence));
    }

    private static Judgement? Unread(ZoneNode zone, Chain chain, Coverage coverage, ImmutableArray<Evidence> evidence)
    {
        // Also when some were: rows do not cover a type, and the link that counts may be one of those that were not read.
        if (coverage.OfAbsent(ResourceType.VirtualNetworkLink, zone.Id.Subscription) is var links and not Presence.Missing)
        {
            return Judgement.NotRead(links, ResourceType.VirtualNetworkLink, zone.Id.Subscription, "The zone's network links could not be read.", evidence);
        }

        // Where the network to look from was not read, no link can be held against it.
        var networks = chain.Site.Forwarder is null ? chain.Endpoints.Select(endpoint => endpoint.Network).OfType<NetworkNode>() : chain.NetworksInQuestion;
        return networks.FirstOrDefault(network => network.IsGap) is { } unread && zone.Links.Count > 0
            ? Judgement.NotRead(unread.Presence, ResourceType.VirtualNetwork, unread.Id.Subscription, "The network whose DNS view counts could not be read.", evidence)
            : null;
    }

    private static Judgement? OfUnknownForm(ZoneNode zone, ImmutableArray<Evidence> evidence) =>
        zone.Links.Any(link => link.Network is null || link.Resource.State.IsMalformed)
            ? Judgement.UnknownValue("A link of the zone has a form this rule does not know.", evidence)
            : null;

    private static Judgement JudgeAgainst(Forwarder forwarder, NetworkNode network, ZoneNode zone, ImmutableArray<Evidence> evidence)
    {
        var own = zone.Links.FirstOrDefault(link => link.Network == network);
        if (network.Presence is Presence.Missing && own is null && zone.Links.Any(link => link.IsCompleted))
        {
            return Judgement.NotProvided($"The declared forwarder's network {forwarder.VirtualNetworkId} is not in the estate: check the declaration.", evidence);
        }

        return own is { Network.Presence: not Presence.Missing } && IsUnderWay(own)
            ? Judgement.UnknownValue("The link to the declared forwarder's network is not completed yet.", evidence)
            : Judgement.NonCompliant($"The zone is not linked to the declared forwarder's network {forwarder.VirtualNetworkId.Name}: the site gets public addresses.", evidence);
    }

    private static Judgement JudgeUndeclared(ZoneNode zone, Chain chain, List<LinkNode> completed, ImmutableArray<Evidence> evidence)
    {
        var elsewhere = completed.Where(link => link.Network is { Presence: not Presence.Missing }).ToList();
        return elsewhere.Count > 0 && chain.EndpointNetworks.Any(network => network.HasUnreadablePeering)
            ? Judgement.UnknownValue("The zone is linked elsewhere than to the endpoint's network, whose peerings have a form this rule does not know.", evidence)
            : elsewhere.Count > 0 ? Judgement.NotProvided("The zone is linked elsewhere than to the endpoint's DNS view: declare the forwarder the site uses.", evidence)
            : zone.Links.Any(link => IsUnderWay(link) && link.Network is { Presence: not Presence.Missing }) ? Judgement.UnknownValue("The zone's only link is not completed yet.", evidence)
            : completed.Count > 0 ? Judgement.NonCompliant("The zone's only link names a virtual network that does not exist.", evidence)
            : Judgement.NonCompliant("The zone is linked to no virtual network: its names are resolved to public addresses.", evidence);
    }

    // InProgress is documented; any other state that is not Completed is one this rule does not know.
    private static bool IsUnderWay(LinkNode link) => !link.IsCompleted;

    private static ImmutableArray<Evidence> Evidences(ZoneNode zone, Chain chain)
    {
        var expected = chain.NetworksInQuestion.IsEmpty ? null : string.Join(" or ", chain.NetworksInQuestion.Select(network => network.Id).Order());
        return zone.Links.Count == 0
            ? [new Evidence(zone.Id, "virtualNetworkLinks", null, expected)]
            :
            [
                .. zone.Links.SelectMany(link => new[]
                {
                    Evidence.Of(link.Resource, "properties.virtualNetwork.id", link.Resource.VirtualNetworkId, expected),
                    Evidence.Of(link.Resource, "properties.virtualNetworkLinkState", link.Resource.State, "Completed"),
                }),
            ];
    }
}
