using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>Agents call Azure Resource Manager, which stays public.</summary>
internal sealed class ResourceManagerIsAllowedRule : IRule<EgressPath>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-003"),
        Title = "Egress must let Azure Resource Manager pass",
        Hop = Hop.Egress,
        Severity = Severity.High,
        Remediation = RemediationAction.NsgRule,
    };

    public Judgement Judge(EgressPath subject, Topology topology) =>
        EgressGate.Judge(subject, rules => TagPath.Of(rules, ServiceTags.ResourceManager).Judge());
}
