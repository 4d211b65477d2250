using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Subscriptions;

/// <summary>Private link for Arc-enabled Kubernetes is still in preview: somebody should have decided to rely on it.</summary>
internal sealed class PreviewIsAcknowledgedRule : IRule<SubscriptionNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-GOV-001"),
        Title = "Use of a preview feature should be acknowledged",
        Hop = Hop.Subscription,
        Severity = Severity.Info,
    };

    public Judgement Judge(SubscriptionNode subject, Topology topology)
    {
        var by = topology.Declarations.PreviewAcknowledgedBy;
        var evidence = new Evidence(subject.Id, "preview.acknowledgedBy", by, "a name");
        return string.IsNullOrWhiteSpace(by)
            ? Judgement.NonCompliant("Private link for Arc-enabled Kubernetes is in preview, and nobody has acknowledged that.", evidence)
            : Judgement.Compliant(evidence);
    }
}
