using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Scopes;

/// <summary>The feature is offered in all regions but one; it is the cluster's and the scope's region that counts.</summary>
internal sealed class RegionIsSupportedRule : IRule<ClusterNode>, IRule<ScopeNode>
{
    private static readonly Judgement WithoutScope = Judgement.NotApplicable("The cluster names no scope.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-007"),
        Title = "Cluster and scope must be in a region that supports private link",
        Hop = Hop.Scope,
        Severity = Severity.High,
        IsMandatory = true,
    };

    public Judgement Judge(ClusterNode subject, Topology topology) => subject.Scope is null
        ? WithoutScope
        : RegionRules.Judge(subject.Group.Region, Evidence.Of(subject.Cluster, "location", subject.Cluster.Location));

    public Judgement Judge(ScopeNode subject, Topology topology) => subject.Resource is not { } scope
        ? Judgement.NotApplicable("The scope was not read.")
        : RegionRules.Judge(scope.Region, Evidence.Of(scope, "location", scope.Location));
}
