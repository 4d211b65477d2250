using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Private endpoints. Their connection exists twice, here and on the scope, and both sides are kept alike.</summary>
internal sealed class PrivateEndpointRules : ResourceRules
{
    public const string EndpointType = "Microsoft.Network/privateEndpoints";
    private static readonly string[] Lists = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections"];

    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "resourceGuid", "networkInterfaces", "customDnsConfigs");

    public override bool HasETag => true;

    public override bool Govern(string type) => type.Equals(EndpointType, StringComparison.OrdinalIgnoreCase);

    public override string? BusyState(bool isNew) => "Updating";

    public override ArmResponse Busy(ResourcePath path) => new NetworkRules().Busy(path);

    public override ArmResponse? CheckPut(WriteRequest write)
    {
        if ((write.Properties?.Get("subnet") as JsonObject)?.GetText("id") is not { } subnet)
        {
            return ArmResponse.Invalid("'properties.subnet.id' is required.", "InvalidRequestFormat");
        }

        // An endpoint that a file brought may lie in a subnet the file has not; a new one may not.
        return write.Existing is null && write.Store.Find(subnet) is null
            ? ArmResponse.Invalid($"Resource {subnet} referenced by resource {write.Path.Id} was not found.", "InvalidResourceReference")
            : null;
    }

    public override ArmResponse? CheckPatch(WriteRequest write) => NetworkRules.RequireTagsOnly(write);

    public override void Complete(JsonObject row, WriteRequest write)
    {
        foreach (var list in Lists)
        {
            foreach (var properties in Connections(row, list))
            {
                if (properties.Get("privateLinkServiceConnectionState") is null)
                {
                    properties.Set("privateLinkServiceConnectionState", ConnectionState.Of(list == Lists[0] ? "Approved" : "Pending"));
                }
            }
        }
    }

    public override void Settle(string id, ResourceStore store)
    {
        if (store.Find(id) is not { } endpoint)
        {
            ScopeConnections.RemoveAllOf(id, store);
            EndpointInterfaces.RemoveAllOf(id, store);
            return;
        }

        var groups = Lists.SelectMany(list => Connections(endpoint.ToNode(), list)).SelectMany(Groups).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        endpoint = EndpointInterfaces.Ensure(endpoint, groups, store);
        store.Put(endpoint);
        var row = endpoint.ToNode();
        foreach (var properties in Lists.SelectMany(list => Connections(row, list)))
        {
            if (properties.GetText("privateLinkServiceId") is { } scope)
            {
                ScopeConnections.Ensure(scope, endpoint, [.. Groups(properties)], (JsonObject)properties.Get("privateLinkServiceConnectionState")!, store);
            }
        }
    }

    /// <summary>Sets the state of an endpoint's connections to a scope, as approving or deleting on the scope's side does.</summary>
    public static void SetState(string endpointId, string scopeId, JsonObject state, ResourceStore store)
    {
        if (store.Find(endpointId) is { } endpoint)
        {
            store.Put(endpoint.With(row =>
            {
                foreach (var properties in Lists.SelectMany(list => Connections(row, list)).Where(p => scopeId.Equals(p.GetText("privateLinkServiceId"), StringComparison.OrdinalIgnoreCase)))
                {
                    properties.Set("privateLinkServiceConnectionState", state.DeepClone());
                }
            }));
        }
    }

    private static IEnumerable<string> Groups(JsonObject connection) => (connection.Get("groupIds") as JsonArray ?? []).Select(group => (string?)group).OfType<string>();

    private static IEnumerable<JsonObject> Connections(JsonObject row, string list) =>
        (row.Bag("properties").Get(list) as JsonArray ?? []).OfType<JsonObject>().Select(c => c.Bag("properties"));
}
