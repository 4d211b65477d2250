using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>Whoever has an approved endpoint is in: one that nobody can see here may be anybody's.</summary>
internal sealed class EndpointIsTrustedRule : IRule<ScopeNode>
{
    private const string EndpointId = "properties.privateEndpointConnections[].properties.privateEndpoint.id";
    private const string Expected = "known or trusted";

    private static readonly Judgement Nothing = Judgement.NotApplicable("The scope was not read, or has approved nothing.");

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

        if (subject.Resource is not { } scope)
        {
            return Nothing;
        }

        var approved = subject.Connections.Where(connection => connection.ScopeSide?.Status.Is("Approved") == true).ToList();
        var strange = approved.FindAll(connection => connection.Endpoint.Presence is not Presence.Read && !trusted.Contains(connection.Endpoint.Id));
        if (strange.Count > 0)
        {
            return Judgement.NonCompliant($"{strange.Count} approved endpoint(s) are neither in the estate nor trusted.", Evidences(subject, strange));
        }

        var open = scope.PrivateEndpointConnections.Items.Where(IsOpen).ToList();
        return scope.PrivateEndpointConnections.IsMalformed || open.Count > 0
            ? Judgement.UnknownValue(
                "The scope's connections have a form or status this rule does not know.",
                [.. open.Select(connection => new Evidence(subject.Id, EndpointId, connection.PrivateEndpointId.Display, Expected))])
            : approved.Count == 0 ? Nothing
            : Judgement.Compliant(Evidences(subject, approved));
    }

    // Somebody may be in whom the scope does not name, or whose approval it does not tell.
    private static bool IsOpen(ScopeConnection connection) =>
        !Statuses.IsKnown(connection.Status) || (connection.Status.Is("Approved") && !ResourceId.TryParse(connection.PrivateEndpointId.Text, out _));

    private static ImmutableArray<Evidence> Evidences(ScopeNode subject, List<EndpointConnection> connections) =>
        [.. connections.Select(connection => new Evidence(subject.Id, EndpointId, connection.Endpoint.Id.Text, Expected))];
}
