using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>A private endpoint connection of a scope: PUT approves or rejects it, DELETE disconnects the endpoint for good.</summary>
internal sealed class ScopeConnectionRules : ResourceRules
{
    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "groupIds", "privateEndpoint");

    public override IEnumerable<string> PropertiesUnknownTo(string apiVersion) => string.CompareOrdinal(apiVersion, "2022-03-10") < 0 ? ["groupIds"] : [];

    public override bool Govern(string type) => ScopeConnections.IsConnection(type);

    public override ArmResponse? CheckPut(WriteRequest write) => write switch
    {
        { Existing: null } => ArmResponse.NotFound(write.Path.Type, write.Path.Name, write.Path.ResourceGroup),
        _ when (write.Properties?.Get("privateLinkServiceConnectionState") as JsonObject)?.GetText("status") is null => ArmResponse.Invalid("'properties.privateLinkServiceConnectionState.status' is required."),
        _ => null,
    };

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var state = row.Bag("properties").Bag("privateLinkServiceConnectionState");
        state.Set("actionsRequired", "None");
        if (state.GetText("description") is null)
        {
            state.Set("description", "");
        }

        if (write.Existing?.Properties?.Text("privateEndpoint", "id") is { } endpoint)
        {
            PrivateEndpointRules.SetState(endpoint, write.Path.Parent!.Id, state, write.Store);
        }
    }

    public override void Removed(Resource resource, ResourceStore store)
    {
        if (resource.Properties?.Text("privateEndpoint", "id") is { } endpoint)
        {
            PrivateEndpointRules.SetState(endpoint, ResourcePath.Parse(resource.Id)!.Parent!.Id, ConnectionState.Of("Disconnected"), store);
        }
    }
}
