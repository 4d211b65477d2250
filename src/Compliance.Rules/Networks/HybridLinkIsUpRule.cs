using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Networks;

/// <summary>A site reaches the endpoint over a VPN or ExpressRoute. Other ways exist that no ARM resource shows.</summary>
internal sealed class HybridLinkIsUpRule : IRule<Seen<NetworkNode>>
{
    private static readonly ResourceType[] Types =
        [ResourceType.VirtualNetworkGateway, ResourceType.Connection, ResourceType.VpnGateway, ResourceType.ExpressRouteGateway];

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-001"),
        Title = "Endpoint's network must have a hybrid connection that is up",
        Hop = Hop.Network,
        Severity = Severity.High,
        DecidedBy = new("ARC-CON-003"),
    };

    public Judgement Judge(Seen<NetworkNode> subject, Topology topology)
    {
        var declared = subject.Site.HybridLink;
        if (declared is HybridLinkKind.Other)
        {
            return Judgement.NotProvided("The site is connected by something Azure does not show: attest it, or let a cluster connect.");
        }

        var links = subject.Node.HybridLinks.Where(link => declared is HybridLinkKind.Any || link.Kind == declared).ToList();
        ImmutableArray<Evidence> evidence = [.. links.Select(link => link.Evidence)];
        return links.Exists(link => link.IsUp is true) ? Judgement.Compliant(evidence)
            : links.Exists(link => link.IsUp is null) ? Judgement.UnknownValue("No hybrid connection of the endpoint's network says that it is connected.", evidence)
            : links.Count > 0 ? Judgement.NonCompliant("Every hybrid connection of the endpoint's network is down.", evidence)
            : JudgeNone(subject.Node, topology.Estate.Coverage);
    }

    private static Judgement JudgeNone(NetworkNode network, Coverage coverage)
    {
        if (network.IsGap)
        {
            return Judgement.NotRead(network.Presence, ResourceType.VirtualNetwork, network.Id.Subscription, "The endpoint's network could not be read, nor what it is peered with.");
        }

        if (network.Peers.Where(peer => peer is { IsGap: true, IsOfPlatform: false }).MinBy(peer => peer.Id) is { } unread)
        {
            return Judgement.NotRead(unread.Presence, ResourceType.VirtualNetwork, unread.Id.Subscription, "No hybrid connection was found, and a network that the endpoint's is peered with could not be read.");
        }

        foreach (var place in network.Peers.Where(peer => !peer.IsOfPlatform).Append(network).Select(place => place.Id).Order())
        {
            foreach (var type in Types)
            {
                if (coverage.OfAbsent(type, place.Subscription) is var presence and not Presence.Missing)
                {
                    return Judgement.NotRead(presence, type, place.Subscription, "No hybrid connection was found, and not every subscription that could hold one was read.");
                }
            }
        }

        if (network.HasUnreadablePeering)
        {
            return Judgement.UnknownValue("No hybrid connection was found, and a peering of the endpoint's network has a form this rule does not know.");
        }

        return Judgement.NotProvided("No VPN or ExpressRoute connection reaches the endpoint's network: if another way does, declare or attest it.");
    }
}
