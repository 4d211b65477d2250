using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>
/// Images are delivered through Azure Front Door. The source asks for both directions; groups are stateful, so that the
/// outbound rule is what works and a missing inbound one is reported, no more.
/// </summary>
internal sealed class FrontDoorIsAllowedRule : IRule<EgressPath>
{
    private const string Inbound = $"Allow Inbound Tcp 443 with {ServiceTags.FrontDoor} as source or destination";

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-004"),
        Title = "Egress must let Azure Front Door (first party) pass",
        Hop = Hop.Egress,
        Severity = Severity.High,
        Remediation = RemediationAction.NsgRule,
    };

    public Judgement Judge(EgressPath subject, Topology topology) => EgressGate.Judge(subject, Judge);

    private static Judgement Judge(SecurityRules rules)
    {
        var outbound = TagPath.Of(rules, ServiceTags.FrontDoor).Judge();
        if (outbound.State is ComplianceState.NonCompliant)
        {
            return outbound;
        }

        var first = rules.Inbound.FirstOrDefault(rule => rule.IsAllow ? rule.InboundWith(ServiceTags.FrontDoor) >= Match.Partial : rule.InboundWith(ServiceTags.FrontDoor) is Match.Full);
        return first is { IsAllow: true }
            ? Judgement.Compliant([.. outbound.Evidence, first.Evidence(Inbound)])
            : Judgement.NonCompliant(
                "Outbound traffic passes, but no inbound rule names the service, as Microsoft's table asks.",
                [.. outbound.Evidence, first?.Evidence(Inbound) ?? new Evidence(rules.Group, "properties.securityRules", null, Inbound)]) with { Severity = Severity.Low };
    }
}
