using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

internal sealed class PrivateDnsZoneRules : ResourceRules
{
    public const string ZoneType = "Microsoft.Network/privateDnsZones";

    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names(
        "provisioningState", "internalId", "numberOfRecordSets", "numberOfVirtualNetworkLinks", "numberOfVirtualNetworkLinksWithRegistration",
        "maxNumberOfRecordSets", "maxNumberOfVirtualNetworkLinks", "maxNumberOfVirtualNetworkLinksWithRegistration");

    public override bool HonoursPreconditions => true;

    public override bool AnswersUpdatesWithAccepted => true;

    public override bool Govern(string type) => type.Equals(ZoneType, StringComparison.OrdinalIgnoreCase);

    public override string? BusyState(bool isNew) => isNew ? "Creating" : "Updating";

    public override ArmResponse? CheckPut(WriteRequest write) => RequireGlobal(write);

    public override ArmResponse? CheckDelete(Resource resource, ResourceStore store) => PrivateDnsLinkRules.Of(resource.Id, store).Any()
        ? ArmResponse.Error(409, "CannotDeleteResource", $"Cannot delete resource while nested resources exist: '{resource.Id}' still has virtual network links.")
        : null;

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        properties.Set("maxNumberOfRecordSets", 25000);
        properties.Set("maxNumberOfVirtualNetworkLinks", 1000);
        properties.Set("maxNumberOfVirtualNetworkLinksWithRegistration", 100);
        Count(row, write.Path.Id, write.Store);
    }

    /// <summary>Every zone has an SOA set of its own from the start.</summary>
    public override void Settle(string id, ResourceStore store)
    {
        var soa = $"{id}/SOA/@";
        if (store.Find(id) is { } zone && store.Find(soa) is null)
        {
            store.Put(Resource.From(new JsonObject
            {
                ["id"] = soa,
                ["name"] = "@",
                ["type"] = ZoneType + "/SOA",
                ["etag"] = Guid.NewGuid().ToString(),
                ["properties"] = new JsonObject
                {
                    ["ttl"] = 3600,
                    ["fqdn"] = $"{zone.Name}.",
                    ["isAutoRegistered"] = false,
                    ["soaRecord"] = new JsonObject
                    {
                        ["host"] = "azureprivatedns.net",
                        ["email"] = "azureprivatedns-host.microsoft.com",
                        ["serialNumber"] = 1,
                        ["refreshTime"] = 3600,
                        ["retryTime"] = 300,
                        ["expireTime"] = 2419200,
                        ["minimumTtl"] = 10,
                    },
                },
            }));
        }
    }

    /// <summary>Brings the zone's counters up to date after a link or a record set changed.</summary>
    public static void Recount(string zoneId, ResourceStore store)
    {
        if (store.Find(zoneId) is { } zone)
        {
            store.Put(zone.With(row => Count(row, zoneId, store)));
        }
    }

    public static ArmResponse? RequireGlobal(WriteRequest write) => "global".Equals(write.Body.GetText("location"), StringComparison.OrdinalIgnoreCase)
        ? null
        : ArmResponse.Invalid("The location of this resource must be 'global'.", "LocationNotAvailableForResourceType");

    private static void Count(JsonObject row, string zoneId, ResourceStore store)
    {
        var links = PrivateDnsLinkRules.Of(zoneId, store).ToList();
        var properties = row.Bag("properties");
        properties.Set("numberOfVirtualNetworkLinks", links.Count);
        properties.Set("numberOfVirtualNetworkLinksWithRegistration", links.Count(l => l.Properties?.Member("registrationEnabled") is { ValueKind: System.Text.Json.JsonValueKind.True }));

        // Every zone holds an SOA set of its own.
        properties.Set("numberOfRecordSets", 1 + RecordSetRules.Of(zoneId, store).Count(r => !r.Type.EndsWith("/SOA", StringComparison.OrdinalIgnoreCase)));
    }
}
