using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>Finds the private endpoints whose zone groups matter.</summary>
internal static class ArcEndpoints
{
    /// <param name="scopes">Only endpoints that either side connects to one of them; null for all.</param>
    public static IEnumerable<ResourceId> In(IReadOnlyCollection<Resource> resources, IReadOnlyCollection<ResourceId>? scopes)
    {
        var endpoints = resources.OfType<PrivateEndpoint>().ToList();
        if (scopes is null)
        {
            return endpoints.Select(endpoint => endpoint.Id);
        }

        var wanted = scopes.Concat(resources.OfType<ConnectedCluster>().Select(ScopeOf)).ToHashSet();
        var named = resources.OfType<PrivateLinkScope>()
            .Where(scope => wanted.Contains(scope.Id))
            .SelectMany(scope => scope.PrivateEndpointConnections.Items)
            .Select(connection => IdOf(connection.PrivateEndpointId))
            .ToHashSet();
        return endpoints
            .Where(endpoint => named.Contains(endpoint.Id) || endpoint.Connections.Items.Any(connection => wanted.Contains(IdOf(connection.ServiceId))))
            .Select(endpoint => endpoint.Id);
    }

    private static ResourceId ScopeOf(ConnectedCluster cluster) => IdOf(cluster.PrivateLinkScopeResourceId);

    private static ResourceId IdOf(Value value) => ResourceId.TryParse(value.Text, out var id) ? id : default;
}
