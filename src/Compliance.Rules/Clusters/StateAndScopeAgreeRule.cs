using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Clusters;

/// <summary>State and scope id are one setting in two properties; one without the other is a half-done change.</summary>
internal sealed class StateAndScopeAgreeRule : IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-003"),
        Title = "Private link state and scope id must agree",
        Hop = Hop.Association,
        Severity = Severity.Medium,
        IsMandatory = true,
        Remediation = RemediationAction.Associate,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        var association = Association.Of(subject);
        return association switch
        {
            { IsUnreadable: true } => Judgement.UnknownValue("privateLinkState must be Enabled or Disabled, and the scope id a string.", association.Evidence),
            { IsEnabled: true, NamesScope: false } => Judgement.NonCompliant("Private link is enabled without the id of a scope.", association.Evidence),
            { IsEnabled: false, NamesScope: true } => Judgement.NonCompliant("A scope is named, but private link is not enabled.", association.Evidence),
            _ => Judgement.Compliant(association.StateFact, association.ScopeFact),
        };
    }
}
