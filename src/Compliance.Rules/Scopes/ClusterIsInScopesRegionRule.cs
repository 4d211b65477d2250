using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Scopes;

/// <summary>A scope serves the clusters of its own region; the command line refuses others, templates and the portal do not.</summary>
internal sealed class ClusterIsInScopesRegionRule : IRule<ClusterNode>
{
    private static readonly Judgement Unread = Judgement.NotApplicable("The scope was not read.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-004"),
        Title = "Cluster must be in the region of its scope",
        Hop = Hop.Scope,
        Severity = Severity.High,
        IsMandatory = true,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        if (subject.Scope is not { Resource: { } scope } node)
        {
            return Unread;
        }

        var region = subject.Group.Region;
        var evidence = Evidence.Of(subject.Cluster, "location", subject.Cluster.Location, scope.Location.Text);
        return region.IsNone || node.Region.IsNone ? Judgement.UnknownValue("The cluster or its scope has no location.", evidence)
            : region == node.Region ? Judgement.Compliant(evidence)
            : Judgement.NonCompliant("The cluster is in another region than its scope.", evidence);
    }
}
