using System.Text.RegularExpressions;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>The queries of this product; each lies in a <c>.kql</c> file of its own and says what it is for.</summary>
internal static class GraphQueries
{
    // Far below what a query may hold (an id has some 200 characters), far above what one event touches.
    private const int IdsInAQuery = 200;

    public static string Clusters { get; } = Read("Clusters");

    /// <summary>The infrastructure that mandatory rules read, and the readable subscriptions.</summary>
    public static string Chains { get; } = Read("Chains");

    /// <summary>The infrastructure that only supporting rules read.</summary>
    public static string Surroundings { get; } = Read("Surroundings");

    public static string Features { get; } = Read("Features");

    public static string Records { get; } = Read("Records");

    /// <summary>Whether clusters are connected, and nothing else of them.</summary>
    public static string Connectivity { get; } = Read("Connectivity");

    private static string ByResourceGroup { get; } = Read("ClustersOfResourceGroup");

    private static string Slice { get; } = Read("Slice");

    private static string MoreClusters { get; } = Read("ClustersOfSlice");

    private static string SliceFeatures { get; } = Read("FeaturesOfSlice");

    public static string ClustersOfResourceGroup(ResourceId group) =>
        ByResourceGroup.Bind("subscription", group.Subscription.ToString()).Bind("resourceGroup", group.ResourceGroup.ToString());

    /// <summary>Chains and surroundings of a slice with its clusters; as many more queries follow as further ids need.</summary>
    public static IEnumerable<string> Of(Slice slice) =>
        Parts(slice).Select((part, index) => index == 0
            ? part.BindTo(Slice).Bind("sites", Pattern(slice)).Bind("securityGroups", slice.SecurityGroups)
            : part.BindTo(MoreClusters));

    /// <summary>Only the clusters of a slice.</summary>
    public static IEnumerable<string> ClustersOf(Slice slice) =>
        Parts(slice).Select((part, index) => index == 0 ? part.BindTo(MoreClusters).Bind("sites", Pattern(slice)) : part.BindTo(MoreClusters));

    public static IEnumerable<string> FeaturesOf(Slice slice) => Parts(slice).Select(part => part.BindTo(SliceFeatures));

    private static IEnumerable<Part> Parts(Slice slice)
    {
        var scopes = slice.Scopes.Distinct().Order().Chunk(IdsInAQuery).ToList();
        var clusters = slice.Clusters.Distinct().Order().Chunk(IdsInAQuery).ToList();
        var subscriptions = slice.Subscriptions.Order(StringComparer.Ordinal).ToList();
        for (var i = 0; i == 0 || i < Math.Max(scopes.Count, clusters.Count); i++)
        {
            yield return new Part(i < scopes.Count ? scopes[i] : [], i < clusters.Count ? clusters[i] : [], i == 0 ? subscriptions : []);
        }
    }

    /// <summary>The patterns as one regular expression: a star stands for any run of characters, casing does not matter.</summary>
    private static IReadOnlyCollection<string> Pattern(Slice slice) => slice.UnassociatedOf.Count == 0 ? [] :
        [$"(?i)^({string.Join('|', slice.UnassociatedOf.Select(pattern => string.Join(".*", pattern.Text.TrimEnd('/').Split('*').Select(Regex.Escape))))})$"];

    private static string Read(string name)
    {
        using var stream = typeof(GraphQueries).Assembly.GetManifestResourceStream($"Compliance.Infrastructure.ResourceGraph.Queries.{name}.kql")
            ?? throw new InvalidOperationException($"The query {name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Part(ResourceId[] Scopes, ResourceId[] Clusters, List<string> Subscriptions)
    {
        public string BindTo(string query) => query.Bind("scopes", Scopes).Bind("clusters", Clusters).Bind("subscriptions", Subscriptions);
    }
}
