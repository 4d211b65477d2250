using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// What is asked of Resource Graph for one read. Clusters are narrowed to what the caller wants; what their chains are made
/// of is read wherever this product governs, because a chain crosses subscriptions.
/// </summary>
/// <remarks>
/// A scan asks each area chains, surroundings, features and records apart, so that one that fails leaves the others whole.
/// A slice is asked for each batch of events and the quota counts queries: chains, surroundings and clusters are one query
/// there, features and records lie in other tables and are one each.
/// </remarks>
internal sealed record ReadPlan
{
    private static readonly ResourceType[] ChainTypes =
    [
        ResourceType.PrivateLinkScope,
        ResourceType.PrivateEndpoint,
        ResourceType.NetworkInterface,
        ResourceType.VirtualNetwork,
        ResourceType.PrivateDnsZone,
        ResourceType.VirtualNetworkLink,
        ResourceType.AzureFirewall,
        ResourceType.FirewallPolicy,
        ResourceType.DnsResolver,
        ResourceType.InboundEndpoint,
    ];

    private static readonly ResourceType[] SurroundingTypes =
    [
        ResourceType.NetworkSecurityGroup,
        ResourceType.VirtualNetworkGateway,
        ResourceType.Connection,
        ResourceType.ExpressRouteCircuit,
        ResourceType.VirtualHub,
        ResourceType.VpnGateway,
        ResourceType.ExpressRouteGateway,
        ResourceType.Machine,
        ResourceType.ManagedCluster,
        ResourceType.CustomLocation,
        ResourceType.MonitorScope,
    ];

    private static readonly ResourceType[] FeatureTypes = [ResourceType.Extension, ResourceType.FluxConfiguration];

    public required IReadOnlyList<PlannedQuery> Queries { get; init; }

    /// <summary>The scopes whose zone groups and validations are read, beside those of the clusters; null for all.</summary>
    public IReadOnlyCollection<ResourceId>? Scopes { get; init; }

    /// <summary>A query that fails for good fails the read: whoever asked tries again soon, and would store half an answer till the next sweep.</summary>
    public bool IsAllOrNothing { get; init; }

    /// <summary>Registrations read that long ago may stand in for new reads.</summary>
    public TimeSpan KeptRegistrations { get; init; }

    public static ReadPlan Of(ScanScope scope, AzureOptions options)
    {
        var governed = Governed(options);
        if (scope.Cluster is { } cluster)
        {
            var slice = new Slice([], [cluster]);
            return new ReadPlan
            {
                Queries =
                [
                    .. governed.SelectMany(area => GraphQueries.ClustersOf(slice).Select(query => new PlannedQuery("clusters", query, area))),
                    .. governed.SelectMany(area => GraphQueries.FeaturesOf(slice).Select(query => Features(query, area))),
                    .. governed.SelectMany(Infrastructure),
                ],
                Scopes = [],
            };
        }

        if (scope.ResourceGroup is { } group)
        {
            var area = new QueryArea { Subscriptions = [group.Subscription.ToString()] };
            return Of([new PlannedQuery("clusters", GraphQueries.ClustersOfResourceGroup(group), area)], Joined(governed, [area]));
        }

        var asked = scope.ManagementGroup is { } managementGroup ? [new QueryArea { ManagementGroup = managementGroup }]
            : scope.Subscriptions.IsEmpty ? governed
            : QueryArea.Of(scope.Subscriptions).ToList();
        var clusters = asked.Select(area => new PlannedQuery("clusters", GraphQueries.Clusters, area) { Types = [ResourceType.ConnectedCluster] });
        return Of([.. clusters], Joined(governed, asked));
    }

    /// <param name="keptRegistrations">No event tells of a registration, so it is not worth a read for each batch of them.</param>
    public static ReadPlan Of(Slice slice, AzureOptions options, TimeSpan keptRegistrations) => new()
    {
        Queries =
        [
            .. Governed(options).SelectMany(area => GraphQueries.Of(slice).Select((query, index) => index == 0
                ? new PlannedQuery("clusters, scopes, endpoints, networks and zones", query, area) { Types = [.. ChainTypes, .. SurroundingTypes], TellsSubscriptions = true }
                : new PlannedQuery("clusters", query, area))),
            .. Governed(options).SelectMany(area => GraphQueries.FeaturesOf(slice).Select(query => Features(query, area) with { MayBeKept = slice.Settled.Contains(ResourceType.Extension) })),
            .. Governed(options).Select(area => Records(area) with { MayBeKept = slice.Settled.Contains(ResourceType.RecordSet) }),
        ],
        Scopes = slice.Scopes,
        IsAllOrNothing = true,
        KeptRegistrations = keptRegistrations,
    };

    private static ReadPlan Of(List<PlannedQuery> clusters, List<QueryArea> areas) => new()
    {
        Queries = [.. clusters, .. areas.SelectMany(Infrastructure), .. areas.Select(area => Features(GraphQueries.Features, area))],
    };

    private static IEnumerable<PlannedQuery> Infrastructure(QueryArea area) =>
    [
        new("scopes, endpoints, networks and zones", GraphQueries.Chains, area) { Types = ChainTypes, TellsSubscriptions = true },
        new("gateways, security groups, servers and monitoring", GraphQueries.Surroundings, area) { Types = SurroundingTypes, Effect = GapEffect.Advisory },
        Records(area),
    ];

    private static PlannedQuery Records(QueryArea area) => new("records", GraphQueries.Records, area) { Types = [ResourceType.RecordSet] };

    private static PlannedQuery Features(string query, QueryArea area) => new("extensions and Flux configurations", query, area) { Types = FeatureTypes, Effect = GapEffect.Advisory };

    /// <summary>Where everything governed lies.</summary>
    public static List<QueryArea> Governed(AzureOptions options) =>
        options.ManagementGroup is { } group ? [new QueryArea { ManagementGroup = group }] : [.. QueryArea.Of(options.Subscriptions)];

    /// <summary>The governed areas and those asked for, each subscription in one of them as far as ids tell.</summary>
    private static List<QueryArea> Joined(List<QueryArea> governed, List<QueryArea> asked)
    {
        // What the caller may read at all holds everything.
        if (governed.Exists(area => area.Subscriptions.IsEmpty && area.ManagementGroup is null))
        {
            return governed;
        }

        var all = governed.Concat(asked).ToList();
        var groups = all.Where(area => area.ManagementGroup is not null).DistinctBy(area => area.ManagementGroup, StringComparer.OrdinalIgnoreCase);
        var subscriptions = all.SelectMany(area => area.Subscriptions).ToList();
        return subscriptions.Count == 0 ? [.. groups] : [.. groups, .. QueryArea.Of(subscriptions)];
    }
}
