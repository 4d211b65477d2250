using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>The private link scopes of Azure Monitor in an estate.</summary>
internal static class MonitorMap
{
    public static IEnumerable<MonitorScopeNode> Of(Estate estate, ScopeMap scopes)
    {
        var scoped = estate.OfType<ScopedResource>().ToLookup(resource => resource.Id.Parent);
        foreach (var scope in estate.OfType<MonitorScope>().OrderBy(scope => scope.Id))
        {
            var endpoints = scope.PrivateEndpointConnections.Items
                .Where(connection => connection.Status.Is("Approved"))
                .Select(connection => ResourceId.TryParse(connection.PrivateEndpointId.Text, out var id) ? scopes.FindEndpoint(id) : null)
                .ToList();
            yield return new MonitorScopeNode(
                scope,
                [.. endpoints.Select(endpoint => endpoint?.Network).OfType<NetworkNode>().Distinct()],
                endpoints.Exists(endpoint => endpoint?.Resource is null),
                [.. scoped[scope.Id].Select(resource => ResourceId.TryParse(resource.LinkedResourceId.Text, out var id) ? id : null).OfType<ResourceId>()],
                IsOdd(scope) || endpoints.Exists(endpoint => endpoint is { Resource.SubnetId.IsMalformed: true }) || scoped[scope.Id].Any(resource => resource.LinkedResourceId.IsMalformed));
        }
    }

    private static bool IsOdd(MonitorScope scope) => scope.IngestionAccessMode.IsMalformed
        || scope.PrivateEndpointConnections.IsMalformed
        || scope.PrivateEndpointConnections.Items.Any(connection => connection.Status.IsMalformed || connection.PrivateEndpointId.IsMalformed);
}
