using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Infrastructure.Estates;

/// <summary>What has to be asked of Resource Manager, after Resource Graph has told what there is.</summary>
internal static class ArmQuestions
{
    /// <param name="scopes">Only what belongs to one of them, or to a scope that a cluster names; null for all scopes.</param>
    /// <param name="readable">The subscriptions that can be read: of the others it would only be said again that they cannot.</param>
    /// <param name="areRecordsWhole">Resource Graph gave all the records it has; where it did not, that is said already.</param>
    public static IEnumerable<ArmQuestion> Of(IReadOnlyCollection<Resource> resources, IReadOnlyCollection<ResourceId>? scopes, IReadOnlySet<string> readable, bool areRecordsWhole)
    {
        var named = resources.OfType<ConnectedCluster>().Select(cluster => ScopeIn(cluster.PrivateLinkScopeResourceId)).OfType<ResourceId>().ToHashSet();
        var wanted = scopes?.Concat(named).ToHashSet();
        var endpoints = resources.OfType<PrivateEndpoint>().Where(EndpointsOf(resources, wanted)).ToList();
        return endpoints.Select(endpoint => new ArmQuestion(ResourceType.ZoneGroup, endpoint.Id, "privateDnsZoneGroups"))
            .Concat(Validations(resources, endpoints, wanted))
            .Concat(Registrations(resources, named, readable))
            .Concat(areRecordsWhole ? Records(resources) : [])
            .Concat(resources.OfType<MonitorScope>().Select(scope => new ArmQuestion(ResourceType.ScopedResource, scope.Id, "scopedResources")))
            .Concat(resources.OfType<GatewayConnection>().Where(LacksStatus).Select(connection => new ArmQuestion(ResourceType.Connection, connection.Id)));
    }

    /// <summary>Whether its run-time state is left out, which Resource Graph may do: it is read again from Resource Manager.</summary>
    public static bool LacksStatus(GatewayConnection connection) =>
        connection.ConnectionStatus.IsEmpty && (connection.ConnectionType.Is("IPsec") || connection.ConnectionType.Is("ExpressRoute"));

    /// <summary>Whether nothing is told that a rule could read: the shape of records in Resource Graph is documented nowhere.</summary>
    public static bool LacksAddresses(RecordSet record) => record.Addresses.IsMalformed || record.Addresses.Items.IsEmpty;

    // A zone without records there may be empty, or its records may be spelt in a way nobody told of: its own list decides.
    private static IEnumerable<ArmQuestion> Records(IReadOnlyCollection<Resource> resources)
    {
        var records = resources.OfType<RecordSet>().ToLookup(record => record.Id.Parent);
        return resources.OfType<PrivateDnsZone>()
            .Where(zone => ArcZone.Find(zone.Id.Name) is not null && (!records.Contains(zone.Id) || records[zone.Id].Any(LacksAddresses)))
            .Select(zone => new ArmQuestion(ResourceType.RecordSet, zone.Id, "A") { Effect = GapEffect.Incomplete });
    }

    // Zone groups are in no table of Resource Graph. Either side may name the other.
    private static Func<PrivateEndpoint, bool> EndpointsOf(IReadOnlyCollection<Resource> resources, HashSet<ResourceId>? wanted)
    {
        var named = resources.OfType<PrivateLinkScope>().Where(scope => wanted?.Contains(scope.Id) is not false).SelectMany(EndpointsOf).ToHashSet();
        return endpoint => named.Contains(endpoint.Id) || ScopesOf(endpoint).Any(scope => wanted?.Contains(scope) is not false);
    }

    // The scope's own view of its addresses goes by its GUID, in its region. An endpoint is held against every scope that approved it.
    private static IEnumerable<ArmQuestion> Validations(IReadOnlyCollection<Resource> resources, IReadOnlyCollection<PrivateEndpoint> endpoints, HashSet<ResourceId>? wanted)
    {
        var (shared, named) = (endpoints.Select(endpoint => endpoint.Id).ToHashSet(), endpoints.SelectMany(ScopesOf).ToHashSet());
        foreach (var scope in resources.OfType<PrivateLinkScope>())
        {
            if ((wanted?.Contains(scope.Id) is not false || named.Contains(scope.Id) || EndpointsOf(scope).Any(shared.Contains))
                && scope.PrivateLinkScopeId.Text is { Length: > 0 } key
                && ResourceId.TryParse($"/subscriptions/{scope.Id.Subscription}/providers/Microsoft.HybridCompute/locations/{scope.Region.Name}/privateLinkScopes/{key}", out var id))
            {
                yield return new ArmQuestion(ResourceType.ScopeValidation, id);
            }
        }
    }

    private static IEnumerable<ArmQuestion> Registrations(IReadOnlyCollection<Resource> resources, HashSet<ResourceId> named, IReadOnlySet<string> readable) =>
        from subscription in resources.Where(resource => resource is ConnectedCluster or PrivateLinkScope).Select(resource => resource.Id).Concat(named)
            .Select(id => id.Subscription.ToString().ToLowerInvariant())
            .Distinct()
        where readable.Contains(subscription)
        from name in ProviderNode.Needed
        select new ArmQuestion(ResourceType.Provider, ResourceId.Parse($"/subscriptions/{subscription}/providers/{name}"));

    private static IEnumerable<ResourceId> EndpointsOf(PrivateLinkScope scope) => scope.PrivateEndpointConnections.Items.Select(connection => IdIn(connection.PrivateEndpointId)).OfType<ResourceId>();

    private static IEnumerable<ResourceId> ScopesOf(PrivateEndpoint endpoint) => endpoint.Connections.Items.Select(connection => ScopeIn(connection.ServiceId)).OfType<ResourceId>();

    // The scopes of other providers look alike: the whole type must match.
    private static ResourceId? ScopeIn(Value value) => IdIn(value) is { } id && ResourceType.Find(id.TypeName) == ResourceType.PrivateLinkScope ? id : null;

    private static ResourceId? IdIn(Value value) => ResourceId.TryParse(value.Text, out var id) ? id : null;
}
