using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>Agents are pulled from Microsoft Container Registry, which stays public.</summary>
internal sealed class ContainerRegistryIsAllowedRule : IRule<EgressPath>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-005"),
        Title = "Egress must let Microsoft Container Registry pass",
        Hop = Hop.Egress,
        Severity = Severity.High,
        Remediation = RemediationAction.NsgRule,
    };

    public Judgement Judge(EgressPath subject, Topology topology) =>
        EgressGate.Judge(subject, rules => TagPath.Of(rules, ServiceTags.ContainerRegistry).Judge());
}
