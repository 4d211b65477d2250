using System.Collections.Immutable;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>The status of an endpoint connection by either side's word.</summary>
internal static class Statuses
{
    public static bool Is(EndpointConnection connection, string status) =>
        connection.EndpointSide?.Status.Is(status) == true || connection.ScopeSide?.Status.Is(status) == true;

    /// <summary>True where a side that was read tells no status, or none of those that are documented: it may be any.</summary>
    public static bool IsUnreadable(EndpointConnection connection) =>
        connection is { EndpointSide: { } own } && !IsKnown(own.Status) || connection is { ScopeSide: { } scope } && !IsKnown(scope.Status);

    /// <summary>The statuses that Azure documents.</summary>
    public static bool IsKnown(Value status) => status.Is("Approved") || status.Is("Pending") || status.Is("Rejected") || status.Is("Disconnected");

    public static ImmutableArray<Evidence> Evidences(IEnumerable<EndpointConnection> connections, string? expected = null) =>
    [
        .. connections.Select(connection => connection.EndpointSide is { } own
            ? new Evidence(
                connection.Endpoint.Id,
                $"properties.{(own.IsManual ? "manualPrivateLinkServiceConnections" : "privateLinkServiceConnections")}[{connection.Scope.Id}].properties.privateLinkServiceConnectionState.status",
                own.Status.Display,
                expected)
            : new Evidence(
                connection.Scope.Id,
                $"properties.privateEndpointConnections[{connection.ScopeSide?.PrivateEndpointId.Display}].properties.privateLinkServiceConnectionState.status",
                connection.ScopeSide?.Status.Display,
                expected)),
    ];
}
