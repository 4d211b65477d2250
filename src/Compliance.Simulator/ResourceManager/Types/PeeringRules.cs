using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Peerings of virtual networks: connected once both sides have one, disconnected when the other side's goes.</summary>
internal sealed class PeeringRules : NetworkRules
{
    public const string PeeringType = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings";

    public override bool Govern(string type) => type.Equals(PeeringType, StringComparison.OrdinalIgnoreCase);

    public override ArmResponse? CheckPut(WriteRequest write) => Remote(write.Properties) is null
        ? ArmResponse.Invalid("'properties.remoteVirtualNetwork.id' is required.", "InvalidRequestFormat")
        : null;

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        properties.Set("peeringState", Reverse(write.Path.Parent!.Id, Remote(properties)!, write.Store) is null ? "Initiated" : "Connected");
    }

    public override void Settle(string id, ResourceStore store)
    {
        if (store.Find(id) is { } peering && Remote(peering.ToNode().Bag("properties")) is { } remote)
        {
            SetReverse(ResourcePath.Parse(id)!.Parent!.Id, remote, "Connected", store);
        }
    }

    public override void Removed(Resource resource, ResourceStore store)
    {
        if (Remote(resource.ToNode().Bag("properties")) is { } remote)
        {
            SetReverse(ResourcePath.Parse(resource.Id)!.Parent!.Id, remote, "Disconnected", store);
        }
    }

    private static void SetReverse(string network, string remote, string state, ResourceStore store)
    {
        if (Reverse(network, remote, store) is { } reverse)
        {
            store.Put(reverse.With(row => row.Bag("properties").Set("peeringState", state)));
        }
    }

    private static Resource? Reverse(string network, string remote, ResourceStore store) =>
        store.Find(remote) is { } other && ResourcePath.Parse($"{other.Id}/virtualNetworkPeerings") is { } list
            ? EmbeddedChildren.Of(other, list).FirstOrDefault(peering => network.Equals(peering.Properties?.Text("remoteVirtualNetwork", "id"), StringComparison.OrdinalIgnoreCase))
            : null;

    private static string? Remote(JsonObject? properties) => (properties?.Get("remoteVirtualNetwork") as JsonObject)?.GetText("id");
}
