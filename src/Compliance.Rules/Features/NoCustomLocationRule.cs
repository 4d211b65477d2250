using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>Cluster connect, and with it custom locations, does not work over private link.</summary>
internal sealed class NoCustomLocationRule : IRule<CustomLocationNode>, IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-EXT-001"),
        Title = "No custom location may stand on a cluster with private link",
        Hop = Hop.Features,
        Severity = Severity.High,
    };

    public Judgement Judge(CustomLocationNode subject, Topology topology) => HostedResources.Refuse(subject.Cluster)
        ?? Judgement.NonCompliant(
            "A custom location needs cluster connect, which private link does not support.",
            Evidence.Of(subject.Resource, "properties.hostResourceId", subject.Resource.HostResourceId));

    public Judgement Judge(ClusterNode subject, Topology topology) =>
        HostedResources.JudgeNone<CustomLocationNode>(subject, ResourceType.CustomLocation, topology);
}
