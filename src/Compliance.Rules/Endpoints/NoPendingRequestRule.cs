using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>A request that nobody approves is either forgotten or not wanted. Its age is no property of it: one reading calls every one open.</summary>
internal sealed class NoPendingRequestRule : IRule<EndpointNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PE-004"),
        Title = "Requests of private endpoints should not stay pending",
        Hop = Hop.Endpoint,
        Severity = Severity.Low,
        Remediation = RemediationAction.ApproveConnection,
    };

    public Judgement Judge(EndpointNode subject, Topology topology)
    {
        if (subject.Connections.Count == 0)
        {
            return Judgement.NotApplicable("The endpoint is none of an Arc scope.");
        }

        var evidence = Statuses.Evidences(subject.Connections, "Approved");
        return subject.Connections.Any(connection => Statuses.Is(connection, "Pending"))
            ? Judgement.NonCompliant("The endpoint waits for the scope's owner to approve it.", evidence)
            : subject.Connections.Any(Statuses.IsUnreadable) ? Judgement.UnknownValue("The endpoint's connections have a status this rule does not know, or none.", evidence)
            : Judgement.Compliant(evidence);
    }
}
