using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>An approved endpoint must lead to the scope, by its sub-resource <c>hybridcompute</c>.</summary>
internal sealed class TargetIsScopeRule : IRule<EndpointNode>
{
    private const string Group = "hybridcompute";

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PE-002"),
        Title = "Private endpoint must lead to hybridcompute of the scope",
        Hop = Hop.Endpoint,
        Severity = Severity.High,
        IsMandatory = true,
    };

    public Judgement Judge(EndpointNode subject, Topology topology)
    {
        var approved = subject.Connections.Where(connection => connection.IsApproved).ToList();
        if (approved.Count == 0 || subject.Presence is Presence.Missing)
        {
            return Judgement.NotApplicable("The endpoint is approved for no Arc scope.");
        }

        return subject.Resource is { } endpoint ? JudgeRead(endpoint, approved) : JudgeUnread(subject, approved);
    }

    private static Judgement JudgeRead(PrivateEndpoint endpoint, List<EndpointConnection> approved)
    {
        ImmutableArray<Evidence> evidence = [.. approved.SelectMany(connection => Evidences(endpoint, connection))];
        if (approved.Exists(connection => connection.EndpointSide is null))
        {
            return endpoint.Connections.IsMalformed || endpoint.Connections.Items.Any(connection => connection.ServiceId.IsMalformed)
                ? Judgement.UnknownValue("The endpoint's connections have a form this rule does not know.", evidence)
                : Judgement.NonCompliant("The scope has approved the endpoint, but the endpoint leads elsewhere.", evidence);
        }

        var groups = approved.Select(GroupsOf).ToList();
        return groups.Exists(LacksGroup) ? Judgement.NonCompliant($"The endpoint's sub-resource is not {Group}.", evidence)
            : groups.Exists(ids => ids.IsAbsent || ids.IsMalformed) ? Judgement.UnknownValue("The endpoint does not say which sub-resource it leads to.", evidence)
            : Judgement.Compliant(evidence);
    }

    private static Judgement JudgeUnread(EndpointNode subject, List<EndpointConnection> approved)
    {
        ImmutableArray<Evidence> evidence =
        [
            .. approved.Select(connection => new Evidence(
                connection.Scope.Id,
                $"properties.privateEndpointConnections[{connection.ScopeSide?.PrivateEndpointId.Display}].properties.groupIds",
                Display(connection.ScopeSide?.GroupIds ?? default),
                Group)),
        ];
        if (approved.Exists(connection => LacksGroup(connection.ScopeSide?.GroupIds ?? default)))
        {
            return Judgement.NonCompliant($"The endpoint's sub-resource is not {Group}.", evidence);
        }

        var unread = Judgement.NotRead(subject.Presence, ResourceType.PrivateEndpoint, subject.Id.Subscription, "The endpoint could not be read, nor what it leads to.", evidence);
        // Where another one of the scope can be read, this one has left the chain: no cluster's proof rests on it.
        return approved.TrueForAll(connection => connection.Scope.HasReadEndpoint) ? unread.AsAdvisory() : unread;
    }

    private static ValueList<string> GroupsOf(EndpointConnection connection) =>
        connection.EndpointSide!.GroupIds is { IsAbsent: false } own ? own : connection.ScopeSide?.GroupIds ?? default;

    private static bool LacksGroup(ValueList<string> ids) => ids is { IsAbsent: false, IsMalformed: false } && !ids.Items.Contains(Group, StringComparer.OrdinalIgnoreCase);

    private static string? Display(ValueList<string> ids) => ids.IsAbsent ? null : string.Join(", ", ids.Items);

    // Where none of the endpoint's connections leads to the scope, all of them are shown.
    private static IEnumerable<Evidence> Evidences(PrivateEndpoint endpoint, EndpointConnection connection) => connection.EndpointSide is { } own
        ?
        [
            Target(endpoint, own, connection),
            new(endpoint.Id, $"properties.{ListOf(own)}[].properties.groupIds", Display(GroupsOf(connection)), Group),
        ]
        : endpoint.Connections.Items.IsEmpty
            ? [new Evidence(endpoint.Id, "properties.privateLinkServiceConnections[].properties.privateLinkServiceId", null, connection.Scope.Id.Text)]
            : endpoint.Connections.Items.Select(other => Target(endpoint, other, connection));

    private static Evidence Target(PrivateEndpoint endpoint, ServiceConnection own, EndpointConnection connection) =>
        new(endpoint.Id, $"properties.{ListOf(own)}[].properties.privateLinkServiceId", own.ServiceId.Display, connection.Scope.Id.Text);

    private static string ListOf(ServiceConnection own) => own.IsManual ? "manualPrivateLinkServiceConnections" : "privateLinkServiceConnections";
}
