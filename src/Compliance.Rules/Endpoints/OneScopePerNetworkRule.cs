using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>Names such as gbl can lead to one scope only: two scopes in a network take each other's clusters away.</summary>
internal sealed class OneScopePerNetworkRule : IRule<NetworkNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-010"),
        Title = "A network must hold endpoints of one scope only",
        Hop = Hop.Endpoint,
        Severity = Severity.Critical,
        IsMandatory = true,
    };

    public Judgement Judge(NetworkNode subject, Topology topology)
    {
        var connections = subject.Endpoints.SelectMany(endpoint => endpoint.Connections).Where(connection => connection.EndpointSide is { } own && IsOfArc(own.GroupIds)).ToList();
        if (connections.Count == 0)
        {
            return Judgement.NotApplicable("The network holds no endpoint of an Arc scope.");
        }

        ImmutableArray<Evidence> evidence = Statuses.Evidences(connections);
        var approved = Scopes(connections.Where(connection => connection.IsApproved));
        var waiting = Scopes(connections.Where(connection => Statuses.Is(connection, "Pending") || Statuses.Is(connection, "Disconnected")));
        if (approved.Count > 1)
        {
            return Judgement.NonCompliant($"{approved.Count} scopes have approved endpoints in the network.", evidence);
        }

        if (subject.Endpoints.Any(LeadsAnywhere))
        {
            return Judgement.UnknownValue("An endpoint in the network leads where this rule cannot read.", evidence);
        }

        if (topology.UnplacedEndpoints.FirstOrDefault(endpoint => endpoint.Resource is not null && LeadsElsewhere(endpoint, connections)) is { Resource: { } unplaced })
        {
            return Judgement.UnknownValue(
                "An endpoint of another scope does not say in which network it is.", [.. evidence, Evidence.Of(unplaced, "properties.subnet.id", unplaced.SubnetId)]);
        }

        if (connections.Exists(connection => !IsKnown(connection)) && Scopes(connections).Count > 1)
        {
            return Judgement.UnknownValue("A connection of an endpoint in the network has a status this rule does not know.", evidence);
        }

        return approved.Union(waiting).Count() > 1
            ? Judgement.NonCompliant("A second scope has an endpoint in the network that is pending or disconnected.", evidence) with { Severity = Severity.Low }
            : Unread(subject, connections, topology, evidence) ?? Judgement.Compliant(evidence);
    }

    // Endpoints without a group that was read are counted: what else would they be for.
    private static bool IsOfArc(ValueList<string> groups) => groups.Items.IsEmpty || groups.Items.Contains("hybridcompute", StringComparer.OrdinalIgnoreCase);

    // What cannot be read may be a second scope.
    private static bool LeadsAnywhere(EndpointNode endpoint) =>
        endpoint.Resource is { } resource && (resource.Connections.IsMalformed || resource.Connections.Items.Any(connection => connection.ServiceId.IsMalformed));

    private static HashSet<ScopeNode> Scopes(IEnumerable<EndpointConnection> connections) => [.. connections.Select(connection => connection.Scope)];

    private static bool IsKnown(EndpointConnection connection) =>
        connection.IsApproved || Statuses.Is(connection, "Pending") || Statuses.Is(connection, "Disconnected") || Statuses.Is(connection, "Rejected");

    // Where another one of that scope was read, an unread one is no part of its chain either (design 4.3, "Several endpoints").
    private static bool LeadsElsewhere(EndpointNode endpoint, List<EndpointConnection> connections) => endpoint.Connections.Any(connection =>
        connection.IsApproved && !(endpoint.IsGap && connection.Scope.HasReadEndpoint) && !connections.Exists(own => own.Scope == connection.Scope));

    // An endpoint of the network may stand in any subscription: all that were read were searched, and of the others those
    // count that something here refers to.
    private static Judgement? Unread(NetworkNode subject, List<EndpointConnection> connections, Topology topology, ImmutableArray<Evidence> evidence)
    {
        var referred = subject.Endpoints.Select(endpoint => endpoint.Id)
            .Append(subject.Id)
            .Concat(subject.Peers.Where(peer => !peer.IsOfPlatform).Select(peer => peer.Id))
            .Concat(connections.Select(connection => connection.Scope.Id))
            .Concat(topology.UnplacedEndpoints.Where(endpoint => LeadsElsewhere(endpoint, connections)).Select(endpoint => endpoint.Id));
        foreach (var id in referred.Order())
        {
            if (topology.Estate.Coverage.OfAbsent(ResourceType.PrivateEndpoint, id.Subscription) is var presence and not Presence.Missing)
            {
                return Judgement.NotRead(presence, ResourceType.PrivateEndpoint, id.Subscription, "Not every subscription that could hold an endpoint of the network was read.", evidence);
            }
        }

        return subject.HasUnreadablePeering
            ? Judgement.UnknownValue("A peering of the network has a form this rule does not know: it may lead to a subscription that holds another endpoint.", evidence)
            : null;
    }
}
