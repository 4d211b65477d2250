using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>The status of an endpoint connection by either side's word.</summary>
internal static class Statuses
{
    public static bool Is(EndpointConnection connection, string status) =>
        connection.EndpointSide?.Status.Is(status) == true || connection.ScopeSide?.Status.Is(status) == true;

    /// <summary>True where a side has a status of the wrong type: it may be any.</summary>
    public static bool IsUnreadable(EndpointConnection connection) =>
        connection.EndpointSide?.Status.IsMalformed == true || connection.ScopeSide?.Status.IsMalformed == true;

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
