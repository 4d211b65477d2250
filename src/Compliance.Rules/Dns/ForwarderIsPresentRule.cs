using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>A site's DNS servers forward to something in Azure that answers: a firewall with DNS proxy, a resolver, a machine.</summary>
internal sealed class ForwarderIsPresentRule : IRule<ForwardingNetwork>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-009"),
        Title = "A DNS forwarder must answer the site's queries in Azure",
        Hop = Hop.Forwarding,
        Severity = Severity.High,
        NeedsPrivateZones = true,
        DecidedBy = new("ARC-CON-003"),
    };

    public Judgement Judge(ForwardingNetwork subject, Topology topology)
    {
        var chain = subject.By.Chain;
        if (chain.Endpoints.IsEmpty)
        {
            return Judgement.NotApplicable("The chain reaches no endpoint.");
        }

        return subject.Site.Forwarder is { } declared
            ? JudgeDeclared(declared, subject.Network, topology.Estate.Coverage)
            : JudgeFound(subject, chain, topology.Estate.Coverage);
    }

    private static Judgement JudgeDeclared(Forwarder declared, NetworkNode network, Coverage coverage)
    {
        if (declared.Kind is ForwarderKind.Vm)
        {
            return Judgement.NotProvided("The declared forwarder is a machine, and Azure does not show what it forwards: attest it, or let a cluster connect.");
        }

        if (network.Resource is null)
        {
            var existence = Evidence.OfExistence(network.Id, exists: false, network.Id.Text);
            return network.Presence is Presence.Missing
                ? Judgement.NotProvided($"The declared forwarder's network {declared.VirtualNetworkId} is not in the estate: check the declaration.", existence)
                : Judgement.NotRead(network.Presence, ResourceType.VirtualNetwork, network.Id.Subscription, "The declared forwarder's network could not be read.", existence);
        }

        var own = network.Forwarders.Where(forwarder => forwarder.Kind == declared.Kind).ToList();
        ImmutableArray<Evidence> evidence = [.. own.Select(forwarder => forwarder.Evidence)];
        var type = declared.Kind is ForwarderKind.AzureFirewall ? ResourceType.AzureFirewall : ResourceType.InboundEndpoint;
        return own.Exists(forwarder => forwarder.Answers is true) ? Judgement.Compliant(evidence)
            : PolicyUnread(own, coverage, evidence) is { } unread ? unread
            : own.Exists(forwarder => forwarder.Answers is null) ? Judgement.UnknownValue("Whether the declared forwarder answers could not be told.", evidence)
            : own.Count > 0 ? Judgement.NonCompliant(Off(declared.Kind), evidence)
            : NotFound(network, type, coverage) ?? Judgement.NotProvided($"No {type.Name} was found in the declared forwarder's network: check the declaration.");
    }

    private static Judgement JudgeFound(ForwardingNetwork subject, Chain chain, Coverage coverage)
    {
        var linked = chain.Zones.SelectMany(zone => zone.Links).Where(link => link.IsCompleted).Select(link => link.Network).ToHashSet();
        var near = subject.Network.Peers.Where(peer => !peer.IsOfPlatform).Append(subject.Network).OrderBy(network => network.Id).ToList();
        // A peering of which one side was not read is proven by nobody.
        var reached = near.Where(network => linked.Contains(network) && (network == subject.Network || (network.Presence is Presence.Read && subject.Network.Presence is Presence.Read))).ToList();
        var answering = reached.SelectMany(network => network.Forwarders).Where(forwarder => forwarder.Answers is true).ToList();
        if (answering.Count > 0)
        {
            return Judgement.Compliant([.. answering.Select(forwarder => forwarder.Evidence)]);
        }

        var silent = reached.SelectMany(network => network.Forwarders).ToList();
        if (PolicyUnread(silent, coverage, [.. silent.Select(forwarder => forwarder.Evidence)]) is { } policyUnread)
        {
            return policyUnread;
        }

        foreach (var network in near)
        {
            if (network.IsGap)
            {
                return Judgement.NotRead(network.Presence, ResourceType.VirtualNetwork, network.Id.Subscription, "No forwarder was found, and a network that could hold one was not read.");
            }

            if ((NotFound(network, ResourceType.AzureFirewall, coverage) ?? NotFound(network, ResourceType.InboundEndpoint, coverage)) is { } unread)
            {
                return unread;
            }
        }

        return subject.Network.HasUnreadablePeering
            ? Judgement.UnknownValue("No forwarder was found, and a peering of the endpoint's network has a form this rule does not know.")
            : Judgement.NotProvided("No forwarder was found in a network that the zones are linked to: declare the one the site uses.");
    }

    // Such a firewall shows the id of the policy that says whether it answers.
    private static Judgement? PolicyUnread(IEnumerable<ForwarderNode> forwarders, Coverage coverage, ImmutableArray<Evidence> evidence)
    {
        foreach (var forwarder in forwarders.Where(forwarder => forwarder.Answers is null))
        {
            if (ResourceId.TryParse(forwarder.Actual.Text, out var policy) && coverage.OfAbsent(ResourceType.FirewallPolicy, policy.Subscription) is var presence and not Presence.Missing)
            {
                return Judgement.NotRead(presence, ResourceType.FirewallPolicy, policy.Subscription, "Whether a firewall answers stands in a policy that was not read.", evidence);
            }
        }

        return null;
    }

    private static Judgement? NotFound(NetworkNode network, ResourceType type, Coverage coverage) =>
        coverage.OfAbsent(type, network.Id.Subscription) is var presence and not Presence.Missing
            ? Judgement.NotRead(presence, type, network.Id.Subscription, "No forwarder was found, and not every subscription that could hold one was read.")
            : null;

    private static string Off(ForwarderKind kind) => kind is ForwarderKind.AzureFirewall
        ? "The declared firewall's DNS proxy is switched off: nothing answers the site's queries."
        : "The declared resolver's inbound endpoint failed: nothing answers the site's queries.";
}
