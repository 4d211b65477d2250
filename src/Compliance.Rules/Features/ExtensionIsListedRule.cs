using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>Microsoft lists two extensions as supported end to end. Others may work, but nobody promises it.</summary>
internal sealed class ExtensionIsListedRule : IRule<ExtensionNode>, IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-EXT-004"),
        Title = "Extensions should be on the list of those supported over private link",
        Hop = Hop.Features,
        Severity = Severity.Medium,
    };

    public Judgement Judge(ExtensionNode subject, Topology topology)
    {
        if (HostedResources.Refuse(subject.Cluster) is { } refused)
        {
            return refused;
        }

        var evidence = ExtensionTypes.Evidence(subject.Resource, "microsoft.flux or microsoft.azuremonitor.containers");
        return ExtensionTypes.IsListed(subject.Resource) ? Judgement.Compliant(evidence)
            : string.IsNullOrEmpty(subject.Resource.ExtensionType.Text) ? Judgement.UnknownValue("The extension does not say what it is.", evidence)
            : Judgement.NonCompliant("The extension is not listed as supported over private link.", evidence) with { Severity = Severity.Low };
    }

    public Judgement Judge(ClusterNode subject, Topology topology) => HostedResources.JudgeNone<ExtensionNode>(subject, ResourceType.Extension, topology);
}
