using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.Simulator.Resources;

/// <summary>Resources that live in a list of their parent, yet have an id and can be read and written by it.</summary>
internal static class EmbeddedChildren
{
    private static readonly Dictionary<string, string> Lists = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Microsoft.Network/virtualNetworks/subnets"] = "subnets",
        ["Microsoft.Network/virtualNetworks/virtualNetworkPeerings"] = "virtualNetworkPeerings",
        ["Microsoft.Network/networkSecurityGroups/securityRules"] = "securityRules",
        ["Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections"] = "privateEndpointConnections",
        ["Microsoft.Insights/privateLinkScopes/privateEndpointConnections"] = "privateEndpointConnections",
        ["Microsoft.KubernetesConfiguration/privateLinkScopes/privateEndpointConnections"] = "privateEndpointConnections",
    };

    public static bool Hold(ResourcePath? path) => path is { IsProvider: false } && Lists.ContainsKey(path.Type);

    public static IEnumerable<Resource> Of(Resource parent, ResourcePath path) =>
        parent.Properties?.Member(Lists[path.Type]) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => Read(parent, path, item))
            : [];

    /// <summary>Gives what a write of the parent put into its lists the columns of a resource.</summary>
    public static void Complete(JsonObject parent)
    {
        foreach (var (type, list) in Lists.Where(entry => entry.Key.StartsWith(parent.GetText("type") + "/", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var item in (parent.Bag("properties").Get(list) as JsonArray ?? []).OfType<JsonObject>())
            {
                item.Set("id", item.GetText("id") ?? $"{parent.GetText("id")}/{list}/{item.GetText("name")}");
                item.Set("type", item.GetText("type") ?? type);
                item.Set("etag", item.GetText("etag") ?? $"W/\"{Guid.NewGuid()}\"");
                item.Bag("properties").Set("provisioningState", "Succeeded");
            }
        }
    }

    /// <summary>The parent with the child of this name replaced, added, or, when null, taken out.</summary>
    public static Resource Replace(Resource parent, ResourcePath path, Resource? child) => parent.With(row =>
    {
        var properties = row.Bag("properties");
        var list = properties.Get(Lists[path.Type]) as JsonArray ?? [];
        var kept = list.Where(item => item is not JsonObject bag || !NameOf(bag).Equals(path.Name, StringComparison.OrdinalIgnoreCase)).Select(item => item?.DeepClone());
        properties.Set(Lists[path.Type], new JsonArray([.. kept, .. child is null ? (IEnumerable<JsonNode?>)[] : [Item(child)]]));
    });

    private static Resource Read(Resource parent, ResourcePath path, JsonElement item)
    {
        var row = JsonObject.Create(item.Clone())!;
        var name = NameOf(row);
        row.Set("name", name);
        row.Set("id", row.GetText("id") ?? $"{parent.Id}/{path.LastType}/{name}");
        row.Set("type", path.Type);
        return Resource.From(row);
    }

    private static string NameOf(JsonObject item) => item.GetText("name") ?? item.GetText("id")?.Split('/')[^1] ?? "";

    private static JsonObject Item(Resource child)
    {
        var item = child.ToNode();
        foreach (var column in (string[])["location", "systemData", "resourceGroup", "subscriptionId", "tenantId"])
        {
            item.Drop(column);
        }

        return item;
    }
}
