using System.Text.Json.Nodes;

namespace Compliance.Cli.Tests;

/// <summary>Small estate files.</summary>
internal static class AnEstateText
{
    private const string Subscription = "11111111-1111-1111-1111-111111111111";
    private const string Elsewhere = "22222222-2222-2222-2222-222222222222";

    /// <summary>A cluster whose scope is in a subscription that the file does not cover.</summary>
    public static JsonObject ClusterOfUnreadScope => Cluster("far", new JsonObject
    {
        ["privateLinkState"] = "Enabled",
        ["privateLinkScopeResourceId"] = $"/subscriptions/{Elsewhere}/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls",
    });

    public static JsonObject UnassociatedCluster => Cluster("loose", new JsonObject { ["privateLinkState"] = "Disabled" });

    /// <summary>A file that covers one subscription.</summary>
    public static string Of(params JsonObject[] rows) => new JsonObject
    {
        ["readAt"] = "2026-11-20T09:30:00Z",
        ["coverage"] = new JsonObject
        {
            ["subscriptions"] = new JsonArray(Subscription),
            ["types"] = new JsonArray("Microsoft.Kubernetes/connectedClusters", "Microsoft.HybridCompute/privateLinkScopes"),
        },
        ["data"] = new JsonArray([.. rows]),
    }.ToJsonString();

    private static JsonObject Cluster(string name, JsonObject properties) => new()
    {
        ["id"] = $"/subscriptions/{Subscription}/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{name}",
        ["type"] = "microsoft.kubernetes/connectedclusters",
        ["name"] = name,
        ["location"] = "westeurope",
        ["properties"] = properties,
    };
}
