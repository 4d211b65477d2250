using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

internal sealed class PrivateDnsLinkRules : ResourceRules
{
    private const string LinkType = PrivateDnsZoneRules.ZoneType + "/virtualNetworkLinks";

    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "virtualNetworkLinkState");

    public override bool HonoursPreconditions => true;

    public override bool AnswersUpdatesWithAccepted => true;

    public static IEnumerable<Resource> Of(string zoneId, ResourceStore store) =>
        store.Below(zoneId, type => type.Equals(LinkType, StringComparison.OrdinalIgnoreCase));

    public override bool Govern(string type) => type.Equals(LinkType, StringComparison.OrdinalIgnoreCase);

    public override string? BusyState(bool isNew) => isNew ? "Creating" : "Updating";

    public override ArmResponse? CheckPut(WriteRequest write)
    {
        if (PrivateDnsZoneRules.RequireGlobal(write) is { } misplaced)
        {
            return misplaced;
        }

        if ((write.Properties?.Get("virtualNetwork") as JsonObject)?.GetText("id") is not { } network)
        {
            return ArmResponse.Invalid("'properties.virtualNetwork.id' is required.");
        }

        if (write.Existing?.Properties?.Text("virtualNetwork", "id") is { } linked && !linked.Equals(network, StringComparison.OrdinalIgnoreCase))
        {
            return ArmResponse.Invalid("The virtual network of a link cannot be changed.", "PropertyChangeNotAllowed");
        }

        var zone = write.Path.Parent!;
        var rival = write.Store.OfType(LinkType).FirstOrDefault(other =>
            !other.Id.Equals(write.Path.Id, StringComparison.OrdinalIgnoreCase)
            && network.Equals(other.Properties?.Text("virtualNetwork", "id"), StringComparison.OrdinalIgnoreCase)
            && ResourcePath.Parse(other.Id)?.Parent?.Name.Equals(zone.Name, StringComparison.OrdinalIgnoreCase) == true);
        return rival is null
            ? null
            : ArmResponse.Error(409, "Conflict", $"A virtual network cannot be linked to multiple zones with overlapping namespaces: '{network}' is already linked by '{rival.Id}'.");
    }

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        properties.Set("virtualNetworkLinkState", write.Existing is null ? "InProgress" : "Completed");
        if (properties.Get("registrationEnabled") is null)
        {
            properties.Set("registrationEnabled", false);
        }

        if (properties.GetText("resolutionPolicy") is null)
        {
            properties.Set("resolutionPolicy", "Default");
        }
    }

    public override void Settle(string id, ResourceStore store)
    {
        if (store.Find(id) is { } link && link.Properties?.Text("virtualNetworkLinkState") != "Completed")
        {
            store.Put(link.With(row => row.Bag("properties").Set("virtualNetworkLinkState", "Completed")));
        }

        PrivateDnsZoneRules.Recount(ResourcePath.Parse(id)!.Parent!.Id, store);
    }
}
