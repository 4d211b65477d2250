using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>Agents sign in at Microsoft Entra ID, which stays public.</summary>
internal sealed class EntraIsAllowedRule : IRule<EgressPath>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-002"),
        Title = "Egress must let Microsoft Entra ID pass",
        Hop = Hop.Egress,
        Severity = Severity.High,
        Remediation = RemediationAction.NsgRule,
    };

    public Judgement Judge(EgressPath subject, Topology topology) =>
        EgressGate.Judge(subject, rules => TagPath.Of(rules, ServiceTags.Entra).Judge());
}
