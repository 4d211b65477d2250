using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// What is asked of Resource Graph for one read. Clusters are narrowed to what the caller wants; what their chains are made
/// of is read wherever this product governs, because a chain crosses subscriptions.
/// </summary>
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

    public required IReadOnlyList<PlannedQuery> Queries { get; init; }

    /// <summary>The scopes whose endpoints' zone groups are read; null for all.</summary>
    public IReadOnlyCollection<ResourceId>? Scopes { get; init; }

    public static ReadPlan Of(ScanScope scope, AzureOptions options)
    {
        var governed = Governed(options);
        if (scope.Cluster is { } cluster)
        {
            return Of([], [cluster], governed);
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

    public static ReadPlan Of(Slice slice, AzureOptions options) => Of(slice.Scopes, slice.Clusters, Governed(options));

    private static ReadPlan Of(IReadOnlyCollection<ResourceId> scopes, IReadOnlyCollection<ResourceId> clusters, List<QueryArea> governed)
    {
        var queries = GraphQueries.ChainsOf(scopes, clusters).ToList();
        return new ReadPlan
        {
            Queries =
            [
                .. governed.SelectMany(area => queries.Select((query, i) => i == 0 ? Chains(query, area) : new PlannedQuery("clusters", query, area))),
                .. governed.Select(Records),
            ],
            Scopes = scopes,
        };
    }

    private static ReadPlan Of(List<PlannedQuery> clusters, List<QueryArea> areas) => new()
    {
        Queries = [.. clusters, .. areas.Select(area => Chains(GraphQueries.Chains, area)), .. areas.Select(Records)],
    };

    private static PlannedQuery Chains(string query, QueryArea area) => new("scopes, endpoints, networks and zones", query, area) { Types = ChainTypes, TellsSubscriptions = true };

    private static PlannedQuery Records(QueryArea area) => new("records", GraphQueries.Records, area) { Types = [ResourceType.RecordSet] };

    private static List<QueryArea> Governed(AzureOptions options) =>
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
