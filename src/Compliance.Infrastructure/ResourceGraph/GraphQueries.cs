using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>The queries of this product; each lies in a <c>.kql</c> file of its own and says what it is for.</summary>
internal static class GraphQueries
{
    // Far below what a query may hold (an id has some 200 characters), far above what one event touches.
    private const int IdsInAQuery = 200;

    public static string Clusters { get; } = Read("Clusters");

    public static string Infrastructure { get; } = Read("Infrastructure");

    public static string Records { get; } = Read("Records");

    public static string Subscriptions { get; } = Read("Subscriptions");

    private static string ByResourceGroup { get; } = Read("ClustersOfResourceGroup");

    private static string BySlice { get; } = Read("ClustersOfSlice");

    public static string ClustersOfResourceGroup(ResourceId group) =>
        ByResourceGroup.Bind("subscription", group.Subscription.ToString()).Bind("resourceGroup", group.ResourceGroup.ToString());

    /// <summary>As many queries as the ids need; none when there are no ids.</summary>
    public static IEnumerable<string> ClustersOfSlice(IReadOnlyCollection<ResourceId> scopes, IReadOnlyCollection<ResourceId> clusters)
    {
        var scopeChunks = scopes.Distinct().Order().Chunk(IdsInAQuery).ToList();
        var clusterChunks = clusters.Distinct().Order().Chunk(IdsInAQuery).ToList();
        for (var i = 0; i < Math.Max(scopeChunks.Count, clusterChunks.Count); i++)
        {
            yield return BySlice
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
