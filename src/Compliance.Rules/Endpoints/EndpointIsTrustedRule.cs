using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>Whoever has an approved endpoint is in: one that nobody can see here may be anybody's.</summary>
internal sealed class EndpointIsTrustedRule : IRule<ScopeNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PE-006"),
        Title = "Approved private endpoints must be known or trusted",
        Hop = Hop.Endpoint,
        Severity = Severity.Medium,
    };

    public Judgement Judge(ScopeNode subject, Topology topology)
    {
        if (topology.Declarations.TrustedPrivateEndpointIds is not { } trusted)
        {
            return Judgement.NotApplicable("No list of trusted endpoints is declared.");
        }

        var approved = subject.Connections.Where(connection => connection.ScopeSide?.Status.Is("Approved") == true).ToList();
        if (subject.Resource is null || approved.Count == 0)
        {
            return Judgement.NotApplicable("The scope was not read, or has approved nothing.");
        }

        var strange = approved.FindAll(connection => connection.Endpoint.Presence is not Presence.Read && !trusted.Contains(connection.Endpoint.Id));
        return strange.Count == 0
            ? Judgement.Compliant(Evidences(subject, approved))
            : Judgement.NonCompliant($"{strange.Count} approved endpoint(s) are neither in the estate nor trusted.", Evidences(subject, strange));
    }

    private static ImmutableArray<Evidence> Evidences(ScopeNode subject, List<EndpointConnection> connections) =>
        [.. connections.Select(connection => new Evidence(subject.Id, "properties.privateEndpointConnections[].properties.privateEndpoint.id", connection.Endpoint.Id.Text, "known or trusted"))];
}
