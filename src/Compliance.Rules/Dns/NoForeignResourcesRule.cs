using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
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
        var machines = MachinesNear.Of(subject.Network, topology);
        ImmutableArray<Evidence> evidence =
        [
            .. members.Select(cluster => Evidence.Of(cluster.Cluster, "properties.privateLinkState", cluster.Cluster.PrivateLinkState, "Enabled")),
            .. aks.SelectMany(cluster => SubnetsIn(subject.Network, cluster.Resource)).Distinct(),
            .. withExtensions.SelectMany(cluster => cluster.Extensions).Select(extension => Evidence.Of(extension, "properties.extensionType", extension.ExtensionType)),
            .. machines.In.Concat(machines.Unclear).Select(machine => Evidence.Of(machine, "properties.privateLinkScopeResourceId", machine.PrivateLinkScopeResourceId)),
            .. topology.UnplacedManagedClusters.Select(cluster => new Evidence(cluster.Id, "properties.agentPoolProfiles[].vnetSubnetID", cluster.SubnetIds.Items.FirstOrDefault(), null)),
        ];
        if (strangers.Count + withExtensions.Count + machines.In.Count > 0)
        {
            return Judgement.NonCompliant($"{strangers.Count + withExtensions.Count + machines.In.Count} resource(s) without private link get private addresses here and are turned away.", evidence);
        }

        if (aks.Find(cluster => !topology.Estate.Coverage.Covers(ResourceType.Extension, cluster.Resource.Id.Subscription)) is { } unread)
        {
            var id = unread.Resource.Id;
            return Judgement.NotRead(topology.Estate.Coverage.OfAbsent(ResourceType.Extension, id.Subscription), ResourceType.Extension, id.Subscription, "The extensions of an AKS cluster in the network were not read.", evidence);
        }

        return aks.Count > 0 ? Judgement.NonCompliant("An AKS cluster gets private addresses here: an extension on it would be turned away.", evidence) with { Severity = Severity.Low }
            : members.Count > 0 ? Judgement.UnknownValue("Whether a cluster of the site is associated could not be told.", evidence)
            : machines.Unclear.Count + topology.UnplacedManagedClusters.Count > 0 ? Judgement.UnknownValue("Whether a server or an AKS cluster is in the network could not be told.", evidence)
            : Unread(subject, machines, topology.Estate.Coverage)
                ?? (subject.Site == Site.Default ? Judgement.NotProvided("Declare the site: which clusters share its DNS no property tells.") : Judgement.Compliant(evidence));
    }

    private static IEnumerable<Evidence> SubnetsIn(NetworkNode network, ManagedCluster cluster) => cluster.SubnetIds.Items
        .Where(text => ResourceId.TryParse(text, out var subnet) && subnet.Parent == network.Id)
        .Select(text => new Evidence(cluster.Id, "properties.agentPoolProfiles[].vnetSubnetID", text, null));

    // What is in the network may stand in any subscription: all that were read were searched, and of the others those count
    // that the chain refers to.
    private static Judgement? Unread(LinkedNetwork subject, MachinesNear machines, Coverage coverage)
    {
        if (machines.IsNetworkUnread)
        {
            return Judgement.NotRead(subject.Network.Presence, ResourceType.VirtualNetwork, subject.Id.Subscription, "Which addresses are the network's was not read.");
        }

        foreach (var subscription in SearchedSubscriptions.Of(subject.By).Concat(SearchedSubscriptions.Of([subject.Id])).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var type in Types)
            {
                if (coverage.OfAbsent(type, subscription) is var presence and not Presence.Missing)
                {
                    return Judgement.NotRead(presence, type, subscription, "What else is in the network was not read.");
                }
            }
        }

        return null;
    }
}
