using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>A deleted scope leaves its endpoint behind: it leads nowhere, and its records still answer.</summary>
internal sealed class NoDanglingEndpointRule : IRule<EndpointNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PE-003"),
        Title = "Private endpoint must not outlive its scope",
        Hop = Hop.Endpoint,
        Severity = Severity.Medium,
    };

    public Judgement Judge(EndpointNode subject, Topology topology)
    {
        // What the endpoint itself leads to: a scope that only claims it is not left behind by it.
        var own = subject.Connections.Where(connection => connection.EndpointSide is not null).ToList();
        if (subject is { Resource.Connections.IsMalformed: true, Connections.Count: > 0 } && own.Count == 0)
        {
            return Judgement.UnknownValue("The endpoint's connections have a form this rule does not know.", Statuses.Evidences(subject.Connections));
        }

        if (subject.Resource is null || own.Count == 0)
        {
            return Judgement.NotApplicable("The endpoint is none of an Arc scope.");
        }

        var evidence = Statuses.Evidences(own, "Approved");
        if (own.Find(connection => connection.Scope.Presence is Presence.Missing) is { } orphaned)
        {
            return Judgement.NonCompliant("The scope that the endpoint leads to does not exist.", [.. evidence, Evidence.OfExistence(orphaned.Scope.Id, exists: false, orphaned.Scope.Id.Text)]);
        }

        return own.Exists(connection => Statuses.Is(connection, "Disconnected")) ? Judgement.NonCompliant("The endpoint is disconnected: its scope was removed or has dropped it.", evidence)
            : own.Exists(Statuses.IsUnreadable) ? Judgement.UnknownValue("The endpoint's connections have a status this rule does not know, or none.", evidence)
            : own.Find(connection => connection.Scope.IsGap) is { } unread
                ? Judgement.NotRead(unread.Scope.Presence, ResourceType.PrivateLinkScope, unread.Scope.Id.Subscription, "The scope that the endpoint leads to could not be read.", evidence)
            : Judgement.Compliant(evidence);
    }
}
