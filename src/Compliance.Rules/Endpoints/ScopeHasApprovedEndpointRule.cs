using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>A scope without an approved private endpoint has no private way in.</summary>
internal sealed class ScopeHasApprovedEndpointRule : IRule<ScopeNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PE-001"),
        Title = "Scope must have an approved private endpoint",
        Hop = Hop.Endpoint,
        Severity = Severity.Critical,
        IsMandatory = true,
        Remediation = RemediationAction.ApproveConnection,
    };

    public Judgement Judge(ScopeNode subject, Topology topology)
    {
        if (subject.Resource is not { } scope)
        {
            return Judgement.NotApplicable("The scope was not read.");
        }

        var usable = subject.Connections.Where(connection => connection.IsUsable).ToList();
        if (usable.Any(connection => connection.Endpoint.Resource?.ProvisioningState.Is("Succeeded") == true))
        {
            return Judgement.Compliant(Evidences(subject));
        }

        if (usable.Any(connection => connection.Endpoint.IsGap))
        {
            return Judgement.CompliantWithNote("Approved by the scope's own word; the endpoint itself could not be read.", Evidences(subject));
        }

        return usable.Count > 0 ? Judgement.UnknownValue("The approved endpoint is in no terminal provisioning state.", Evidences(subject))
            : HasUnreadable(scope) || subject.Connections.Any(IsOpen) ? Judgement.UnknownValue("The scope's connections have a form or status this rule does not know.", Evidences(subject))
            : Judgement.NonCompliant(Describe(subject), Evidences(subject));
    }

    private static bool HasUnreadable(PrivateLinkScope scope) =>
        scope.PrivateEndpointConnections.IsMalformed
        || scope.PrivateEndpointConnections.Items.Any(connection => !ResourceId.TryParse(connection.PrivateEndpointId.Text, out _) || !Statuses.IsKnown(connection.Status));

    // The endpoint's own word counts where the scope's does not decide; a word nobody knows decides nothing.
    private static bool IsOpen(EndpointConnection connection) => connection switch
    {
        { EndpointSide: null } => false,
        { ScopeSide: null } => !Statuses.IsKnown(connection.EndpointSide.Status),
        _ => Contradicts(connection) && !Statuses.IsKnown(connection.EndpointSide.Status),
    };

    private static bool Contradicts(EndpointConnection connection) =>
        connection is { EndpointSide: not null, ScopeSide: { } scopeSide } && scopeSide.Status.Is("Approved") && !connection.IsApproved;

    private static string Describe(ScopeNode subject) => subject.Connections.Count switch
    {
        0 => "No private endpoint is connected to the scope.",
        _ when subject.Connections.Any(connection => connection.IsApproved && connection.Endpoint.HasFailed) => "The approved private endpoint failed to provision.",
        _ when subject.Connections.Any(connection => connection.IsApproved && connection.Endpoint.Presence is Presence.Missing) => "The approved private endpoint does not exist.",
        _ => "No connection of a private endpoint to the scope is approved.",
    };

    private static ImmutableArray<Evidence> Evidences(ScopeNode subject)
    {
        if (subject.Connections.Count == 0)
        {
            return [new Evidence(subject.Id, "properties.privateEndpointConnections", null, "an approved connection")];
        }

        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        foreach (var connection in subject.Connections)
        {
            if (connection.ScopeSide is { } scopeSide)
            {
                evidence.Add(Status(subject.Id, $"privateEndpointConnections[{scopeSide.PrivateEndpointId.Display}]", scopeSide.Status));
            }

            if (connection.EndpointSide is { } own && (connection.ScopeSide is null || Contradicts(connection)))
            {
                evidence.Add(Status(connection.Endpoint.Id, own.IsManual ? "manualPrivateLinkServiceConnections[]" : "privateLinkServiceConnections[]", own.Status));
            }

            evidence.Add(connection.Endpoint.Resource is { } endpoint
                ? Evidence.Of(endpoint, "properties.provisioningState", endpoint.ProvisioningState, "Succeeded")
                : Evidence.OfExistence(connection.Endpoint.Id, exists: false));
        }

        return evidence.ToImmutable();
    }

    private static Evidence Status(ResourceId side, string connection, Value status) =>
        new(side, $"properties.{connection}.properties.privateLinkServiceConnectionState.status", status.Display, "Approved");
}
