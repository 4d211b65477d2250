using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>The queries of this product; each lies in a <c>.kql</c> file of its own and says what it is for.</summary>
internal static class GraphQueries
{
    // Far below what a query may hold (an id has some 200 characters), far above what one event touches.
    private const int IdsInAQuery = 200;

    public static string Clusters { get; } = Read("Clusters");

    /// <summary>The infrastructure of everything and the readable subscriptions, without clusters.</summary>
    public static string Chains { get; } = Read("Chains");

    public static string Records { get; } = Read("Records");

    private static string ByResourceGroup { get; } = Read("ClustersOfResourceGroup");

    private static string MoreClusters { get; } = Read("ClustersOfSlice");

    public static string ClustersOfResourceGroup(ResourceId group) =>
        ByResourceGroup.Bind("subscription", group.Subscription.ToString()).Bind("resourceGroup", group.ResourceGroup.ToString());

    /// <summary>
    /// <see cref="Chains"/> with the clusters of these scopes and of these ids; as many more queries follow as further ids need.
    /// </summary>
    public static IEnumerable<string> ChainsOf(IReadOnlyCollection<ResourceId> scopes, IReadOnlyCollection<ResourceId> clusters)
    {
        var scopeChunks = scopes.Distinct().Order().Chunk(IdsInAQuery).ToList();
        var clusterChunks = clusters.Distinct().Order().Chunk(IdsInAQuery).ToList();
        for (var i = 0; i == 0 || i < Math.Max(scopeChunks.Count, clusterChunks.Count); i++)
        {
            yield return (i == 0 ? Chains : MoreClusters)
                .Bind("scopes", i < scopeChunks.Count ? scopeChunks[i] : [])
                .Bind("clusters", i < clusterChunks.Count ? clusterChunks[i] : []);
        }
    }

    private static string Read(string name)
    {
        using var stream = typeof(GraphQueries).Assembly.GetManifestResourceStream($"Compliance.Infrastructure.ResourceGraph.Queries.{name}.kql")
            ?? throw new InvalidOperationException($"The query {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
