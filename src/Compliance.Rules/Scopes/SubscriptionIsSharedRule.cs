using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Scopes;

/// <summary>During the preview cluster, scope and the endpoint's network share a subscription. Decided by ids alone.</summary>
internal sealed class SubscriptionIsSharedRule : IRule<ClusterNode>, IRule<Seen<NetworkNode>>
{
    private static readonly Judgement Lapsed = Judgement.NotApplicable("The preview's rule of one subscription is declared not to hold.");
    private static readonly Judgement WithoutScope = Judgement.NotApplicable("The cluster names no scope.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-008"),
        Title = "Cluster, scope and the endpoint's network must be in one subscription",
        Hop = Hop.Scope,
        Severity = Severity.Medium,
        IsMandatory = true,
    };

    public Judgement Judge(ClusterNode subject, Topology topology) => Judge(subject.Id, subject.Scope, topology);

    public Judgement Judge(Seen<NetworkNode> subject, Topology topology) => Judge(subject.Node.Id, subject.By.Scope, topology);

    private static Judgement Judge(ResourceId id, ScopeNode? scope, Topology topology)
    {
        if (!topology.Declarations.MustShareSubscription || scope is null)
        {
            return scope is null ? WithoutScope : Lapsed;
        }

        var evidence = new Evidence(id, "id", id.Text, scope.Id.Text);
        return id.IsInSubscriptionOf(scope.Id)
            ? Judgement.Compliant(evidence)
            : Judgement.NonCompliant("It is in another subscription than the scope, which the preview does not support.", evidence);
    }
}
