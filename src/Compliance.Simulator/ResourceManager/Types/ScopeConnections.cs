using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>The side of a private link scope, whichever provider's, of private endpoint connections.</summary>
internal static class ScopeConnections
{
    private const string List = "privateEndpointConnections";

    public static bool IsConnection(string type) => type.EndsWith("/privateLinkScopes/" + List, StringComparison.OrdinalIgnoreCase);

    /// <summary>The connections of a scope.</summary>
    public static IEnumerable<JsonObject> Of(Resource scope) => Connections(scope.ToNode());

    /// <summary>Adds a connection for the endpoint unless the scope has one; an approval is never taken back by the endpoint.</summary>
    public static void Ensure(string scopeId, Resource endpoint, string[] groups, JsonObject state, ResourceStore store)
    {
        if (store.Find(scopeId) is not { } scope || Connections(scope.ToNode()).Any(c => IsOf(c, endpoint.Id)))
        {
            return;
        }

        var name = $"{endpoint.Name}.{Guid.NewGuid()}";
        store.Put(scope.With(row => Listed(row).Add((JsonNode)new JsonObject
        {
            ["id"] = $"{scope.Id}/{List}/{name}",
            ["name"] = name,
            ["type"] = $"{ResourcePath.Parse(scope.Id)!.Type}/{List}",
            ["properties"] = new JsonObject
            {
                ["provisioningState"] = "Succeeded",
                ["privateEndpoint"] = new JsonObject { ["id"] = endpoint.Id },
                ["privateLinkServiceConnectionState"] = state.DeepClone(),
                ["groupIds"] = new JsonArray([.. groups]),
            },
        })));
    }

    public static void RemoveAllOf(string endpointId, ResourceStore store)
    {
        foreach (var scope in store.Contents.OfTypes(type => type.EndsWith("/privateLinkScopes", StringComparison.OrdinalIgnoreCase)).Where(s => Connections(s.ToNode()).Any(c => IsOf(c, endpointId))).ToList())
        {
            store.Put(scope.With(row =>
            {
                var list = Listed(row);
                foreach (var connection in Connections(row).Where(c => IsOf(c, endpointId)).ToList())
                {
                    list.Remove(connection);
                }
            }));
        }
    }

    private static JsonArray Listed(JsonObject row)
    {
        var properties = row.Bag("properties");
        if (properties.Get(List) is JsonArray list)
        {
            return list;
        }

        var made = new JsonArray();
        properties.Set(List, made);
        return made;
    }

    private static IEnumerable<JsonObject> Connections(JsonObject row) => (row.Bag("properties").Get(List) as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsOf(JsonObject connection, string endpointId) =>
        endpointId.Equals(connection.Bag("properties").Bag("privateEndpoint").GetText("id"), StringComparison.OrdinalIgnoreCase);
}
