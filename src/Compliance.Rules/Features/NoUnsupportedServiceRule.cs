using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>Services that do not work over private link: data services, App Service, Container Apps.</summary>
internal sealed class NoUnsupportedServiceRule : IRule<ExtensionNode>, IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-EXT-003"),
        Title = "No service that private link does not support may be installed",
        Hop = Hop.Features,
        Severity = Severity.High,
    };

    public Judgement Judge(ExtensionNode subject, Topology topology)
    {
        if (HostedResources.Refuse(subject.Cluster) is { } refused)
        {
            return refused;
        }

        var evidence = ExtensionTypes.Evidence(subject.Resource);
        return string.IsNullOrEmpty(subject.Resource.ExtensionType.Text) ? Judgement.UnknownValue("The extension does not say what it is.", evidence)
            : ExtensionTypes.IsUnsupported(subject.Resource) ? Judgement.NonCompliant("The service of this extension is not supported over private link.", evidence)
            : Judgement.Compliant(evidence);
    }

    public Judgement Judge(ClusterNode subject, Topology topology) => HostedResources.JudgeNone<ExtensionNode>(subject, ResourceType.Extension, topology);
}
