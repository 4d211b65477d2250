using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>Azure Monitor has private endpoints of its own: without them the monitoring extension sends over the internet.</summary>
internal sealed class MonitoringIsPrivateRule : IRule<ExtensionNode>, IRule<ClusterNode>
{
    private static readonly ResourceType[] Types = [ResourceType.MonitorScope, ResourceType.ScopedResource];

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-EXT-005"),
        Title = "Monitoring must send through a private link scope of Azure Monitor",
        Hop = Hop.Features,
        Severity = Severity.Medium,
    };

    public Judgement Judge(ClusterNode subject, Topology topology) => HostedResources.JudgeNone<ExtensionNode>(subject, ResourceType.Extension, topology);

    public Judgement Judge(ExtensionNode subject, Topology topology)
    {
        if (HostedResources.Refuse(subject.Cluster) is { } refused)
        {
            return refused;
        }

        if (!ExtensionTypes.IsMonitoring(subject.Resource))
        {
            return Judgement.NotApplicable("The extension is none of Azure Monitor.");
        }

        var chain = subject.Cluster.Group.Chain;
        var networks = chain.EndpointNetworks.Concat(chain.NetworksInQuestion).Distinct().ToList();
        if (networks.Count == 0)
        {
            return Judgement.NotApplicable("The cluster's network is not known: its chain reaches no endpoint.");
        }

        var near = topology.MonitorScopes.Where(scope => scope.Networks.Any(networks.Contains)).ToList();
        ImmutableArray<Evidence> evidence = [ExtensionTypes.Evidence(subject.Resource), .. near.SelectMany(scope => Evidences(scope, subject.Resource))];
        return near.Exists(scope => IsComplete(scope, subject.Resource)) ? Judgement.Compliant(evidence)
            : Unread(subject, near, topology, evidence) ?? Odd(subject, topology, evidence) ?? Judgement.NonCompliant(Describe(near, subject.Resource), evidence);
    }

    private static bool IsComplete(MonitorScopeNode scope, Extension extension) =>
        scope.Resource.IngestionAccessMode.Is("PrivateOnly") && !extension.WorkspaceId.IsMalformed && Holds(scope, extension);

    // The extension may name its workspace; without that any resource in the scope counts.
    private static bool Holds(MonitorScopeNode scope, Extension extension) => ResourceId.TryParse(extension.WorkspaceId.Text, out var workspace)
        ? scope.ScopedResources.Contains(workspace)
        : !scope.ScopedResources.IsEmpty;

    private static Judgement? Unread(ExtensionNode subject, List<MonitorScopeNode> near, Topology topology, ImmutableArray<Evidence> evidence)
    {
        var subscriptions = near.Select(scope => scope.Resource.Id)
            .Concat(subject.Cluster.Group.Chain.EndpointNetworks.Select(network => network.Id))
            .Append(subject.Id)
            .Select(id => id.Subscription.ToString().ToLowerInvariant())
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (var subscription in subscriptions)
        {
            foreach (var type in Types)
            {
                if (topology.Estate.Coverage.OfAbsent(type, subscription) is var presence and not Presence.Missing)
                {
                    return Judgement.NotRead(presence, type, subscription, "Not every subscription that could hold a private link scope of Azure Monitor was read.", evidence);
                }
            }
        }

        return near.Count == 0 && topology.MonitorScopes.Any(scope => scope.HasUnreadEndpoint)
            ? Judgement.NotRead(Presence.NotCovered, ResourceType.PrivateEndpoint, subject.Id.Subscription, "An endpoint of Azure Monitor's private link scope could not be read.", evidence)
            : null;
    }

    private static Judgement? Odd(ExtensionNode subject, Topology topology, ImmutableArray<Evidence> evidence) =>
        subject.Resource.WorkspaceId.IsMalformed || topology.MonitorScopes.Any(scope => scope.IsOdd)
            ? Judgement.UnknownValue("The extension's workspace, or a private link scope of Azure Monitor, has a form this rule does not know.", evidence)
            : null;

    private static string Describe(List<MonitorScopeNode> near, Extension extension) =>
        near.Count == 0 ? "No private link scope of Azure Monitor has an approved endpoint in the cluster's network."
            : !near.Exists(scope => Holds(scope, extension)) ? "The private link scope of Azure Monitor does not hold the workspace that the extension sends to."
            : "The private link scope of Azure Monitor also takes data over the internet.";

    private static IEnumerable<Evidence> Evidences(MonitorScopeNode scope, Extension extension) =>
    [
        Evidence.Of(scope.Resource, "properties.accessModeSettings.ingestionAccessMode", scope.Resource.IngestionAccessMode, "PrivateOnly"),
        new(scope.Resource.Id, "scopedResources", scope.ScopedResources.IsEmpty ? null : string.Join(", ", scope.ScopedResources.Order()), extension.WorkspaceId.Text),
    ];
}
