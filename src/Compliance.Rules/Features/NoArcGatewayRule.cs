using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>No source says whether Arc gateway and private link work together: a warning, no failure.</summary>
internal sealed class NoArcGatewayRule : IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-GOV-002"),
        Title = "Arc gateway and private link should not be mixed",
        Hop = Hop.Features,
        Severity = Severity.Low,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        if (HostedResources.Refuse(subject) is { } refused)
        {
            return refused;
        }

        var gateway = subject.Cluster.GatewayEnabled;
        var evidence = Evidence.Of(subject.Cluster, "properties.gateway.enabled", gateway, "false");
        return gateway.IsAbsent || gateway.Boolean is false ? Judgement.Compliant(evidence)
            : gateway.Boolean is true ? Judgement.NonCompliant("The cluster uses Arc gateway and private link; no source says that this is supported.", evidence)
            : Judgement.UnknownValue("gateway.enabled has a value this rule does not know.", evidence);
    }
}
