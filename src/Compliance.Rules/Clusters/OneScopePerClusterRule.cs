using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Clusters;

/// <summary>
/// One property holds one scope, so that a cluster can only have two in turn, when two owners write it. That is seen in the
/// history of the stored findings; one estate shows one moment.
/// </summary>
internal sealed class OneScopePerClusterRule : IRule<ClusterNode>
{
    private static readonly Judgement OneMoment = Judgement.NotApplicable("One reading of the estate does not show a change back and forth.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-009"),
        Title = "Cluster should not change between scopes",
        Hop = Hop.Association,
        Severity = Severity.Low,
    };

    public Judgement Judge(ClusterNode subject, Topology topology) => OneMoment;
}
