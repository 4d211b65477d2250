using System.Collections.Immutable;
using System.Net;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>
/// Whoever sees the private zones and does not use private link is turned away: other clusters of the site, AKS clusters
/// whose extensions talk to Arc, servers in Azure without a scope.
/// </summary>
internal sealed class NoForeignResourcesRule : IRule<LinkedNetwork>
{
    private static readonly ResourceType[] Types = [ResourceType.ManagedCluster, ResourceType.Extension, ResourceType.Machine];

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-DNS-013"),
        Title = "No Arc or AKS resource without private link may see the private zones",
        Hop = Hop.Forwarding,
        Severity = Severity.Critical,
    };

    public Judgement Judge(LinkedNetwork subject, Topology topology)
    {
        if (subject.By.Chain.Endpoints.IsEmpty)
        {
            return Judgement.NotApplicable("The chain reaches no endpoint.");
        }

        var members = subject.By.Chain.ForwardingNetworks.Contains(subject.Network) && subject.Site != Site.Default ? topology.UnassociatedOf(subject.Site).ToList() : [];
        var strangers = members.FindAll(cluster => !SiteMembers.IsUnreadable(cluster));
        var aks = subject.Network.ManagedClusters.OrderBy(cluster => cluster.Resource.Id).ToList();
        var withExtensions = aks.FindAll(cluster => cluster.Extensions.Count > 0);
        var machines = MachinesIn(subject.Network, topology);
        ImmutableArray<Evidence> evidence =
        [
            .. members.Select(cluster => Evidence.Of(cluster.Cluster, "properties.privateLinkState", cluster.Cluster.PrivateLinkState, "Enabled")),
            .. aks.Select(cluster => new Evidence(cluster.Resource.Id, "properties.agentPoolProfiles[].vnetSubnetID", subject.Id.Text, null)),
            .. withExtensions.SelectMany(cluster => cluster.Extensions).Select(extension => Evidence.Of(extension, "properties.extensionType", extension.ExtensionType)),
            .. machines.Select(machine => Evidence.Of(machine, "properties.privateLinkScopeResourceId", machine.PrivateLinkScopeResourceId)),
        ];
        if (strangers.Count + withExtensions.Count + machines.Count > 0)
        {
            return Judgement.NonCompliant($"{strangers.Count + withExtensions.Count + machines.Count} resource(s) without private link get private addresses here and are turned away.", evidence);
        }

        if (aks.Find(cluster => !topology.Estate.Coverage.Covers(ResourceType.Extension, cluster.Resource.Id.Subscription)) is { } unread)
        {
            var id = unread.Resource.Id;
            return Judgement.NotRead(topology.Estate.Coverage.OfAbsent(ResourceType.Extension, id.Subscription), ResourceType.Extension, id.Subscription, "The extensions of an AKS cluster in the network were not read.", evidence);
        }

        return aks.Count > 0 ? Judgement.NonCompliant("An AKS cluster gets private addresses here: an extension on it would be turned away.", evidence) with { Severity = Severity.Low }
            : members.Count > 0 ? Judgement.UnknownValue("Whether a cluster of the site is associated could not be told.", evidence)
            : Unread(subject, topology.Estate.Coverage)
                ?? (subject.Site == Site.Default ? Judgement.NotProvided("Declare the site: which clusters share its DNS no property tells.") : Judgement.Compliant(evidence));
    }

    private static List<Machine> MachinesIn(NetworkNode network, Topology topology)
    {
        if (topology.MachinesInAzure.Count == 0)
        {
            return [];
        }

        var ranges = (network.Resource?.AddressPrefixes.Items ?? []).Select(prefix => IPNetwork.TryParse(prefix, out var range) ? range : (IPNetwork?)null).OfType<IPNetwork>().ToList();
        return [.. topology.MachinesInAzure.Where(machine => machine.Addresses.Items.Any(text => IPAddress.TryParse(text, out var address) && ranges.Exists(range => range.Contains(address))))];
    }

    private static Judgement? Unread(LinkedNetwork subject, Coverage coverage)
    {
        foreach (var type in Types)
        {
            if (coverage.OfAbsent(type, subject.Id.Subscription) is var presence and not Presence.Missing)
            {
                return Judgement.NotRead(presence, type, subject.Id.Subscription, "What else is in the network was not read.");
            }
        }

        return null;
    }
}
