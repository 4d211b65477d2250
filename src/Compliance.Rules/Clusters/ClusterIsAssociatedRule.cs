using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Clusters;

/// <summary>Without an association a cluster's agents use the public endpoints, whatever else is in place.</summary>
internal sealed class ClusterIsAssociatedRule : IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-001"),
        Title = "Cluster must be associated with a private link scope",
        Hop = Hop.Association,
        Severity = Severity.High,
        IsMandatory = true,
        Remediation = RemediationAction.Associate,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        var association = Association.Of(subject);
        return association switch
        {
            // An AKS cluster enabled by Arc has nothing to associate, and is told by its kind.
            _ when subject.Cluster.Kind.IsMalformed => Judgement.UnknownValue("kind must be a string.", Evidence.Of(subject.Cluster, "kind", subject.Cluster.Kind)),
            { IsUnreadable: true } => Judgement.UnknownValue("privateLinkState must be Enabled or Disabled, and the scope id a string.", association.Evidence),
            { IsEnabled: true, NamesScope: true } => Judgement.Compliant(association.StateFact, association.ScopeFact),
            { IsEnabled: true } => Judgement.NonCompliant("Private link is enabled, but the cluster names no Azure Arc private link scope.", association.Evidence),
            _ => Judgement.NonCompliant("The cluster does not use private link: its agents connect over the internet.", association.Evidence),
        };
    }
}
