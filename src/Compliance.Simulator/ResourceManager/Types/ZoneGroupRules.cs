using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Zone groups of private endpoints: writing one writes the records of its zones, deleting it takes them away.</summary>
internal sealed class ZoneGroupRules : NetworkRules
{
    private const string ZonePrefix = "privatelink";
    private const int Ttl = 10;

    public override bool Govern(string type) => type.Equals(PrivateEndpointRules.EndpointType + "/privateDnsZoneGroups", StringComparison.OrdinalIgnoreCase);

    public override ArmResponse? CheckPut(WriteRequest write)
    {
        foreach (var zone in Configs(write.Properties ?? []).Select(ZoneOf))
        {
            if (zone is null)
            {
                return ArmResponse.Invalid("'privateDnsZoneConfigs[].properties.privateDnsZoneId' is required.", "InvalidRequestFormat");
            }

            if (write.Store.Coverage.Admits(ResourcePath.SubscriptionOf(zone), PrivateDnsZoneRules.ZoneType) && write.Store.Find(zone) is null)
            {
                return ArmResponse.Invalid($"The private DNS zone '{zone}' was not found.", "InvalidResourceReference");
            }
        }

        return null;
    }

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var endpoint = write.Store.Find(write.Path.Parent!.Id)!;
        foreach (var config in Configs(row.Bag("properties")))
        {
            var zone = ZoneOf(config)!;
            config.Bag("properties").Set("recordSets", new JsonArray([.. Expected(endpoint, zone, write.Store).Select(record => RecordSet(record.Name, record.Addresses, zone))]));
        }
    }

    /// <summary>Records are the endpoint's by their creator mark, as in Azure; others of the same name are taken over.</summary>
    public override void Settle(string id, ResourceStore store)
    {
        var endpoint = ResourcePath.Parse(id)!.Parent!;
        var group = store.Find(id);
        var wanted = group is null ? [] : Configs(group.ToNode().Bag("properties")).SelectMany(Written).ToDictionary(r => r.Id, r => r.Addresses, StringComparer.OrdinalIgnoreCase);
        foreach (var stale in store.OfType(PrivateDnsZoneRules.ZoneType + "/A").Where(r => r.Properties?.Text("metadata", "creator") == Creator(endpoint.Name) && !wanted.ContainsKey(r.Id)).ToList())
        {
            Remove(stale.Id, store);
        }

        foreach (var (record, addresses) in wanted)
        {
            Put(record, addresses, endpoint.Name, store);
        }
    }

    /// <summary>Records that an estate file brought have no mark: those that still say what the group wrote go too.</summary>
    public override void Removed(Resource resource, ResourceStore store)
    {
        foreach (var (record, addresses) in Configs(resource.ToNode().Bag("properties")).SelectMany(Written))
        {
            if (store.Find(record) is { } stored && AddressesOf(stored).ToHashSet().SetEquals(addresses))
            {
                Remove(record, store);
            }
        }
    }

    /// <summary>The published model of zone groups has no type, unlike that of all other resources.</summary>
    public override void Present(JsonObject view) => view.Drop("type");

    /// <summary>The names of the endpoint that belong into a zone: <c>gbl.his…</c> is <c>gbl</c> in <c>privatelink.his…</c>.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<string> Addresses)> Expected(Resource endpoint, string zoneId, ResourceStore store)
    {
        var zone = zoneId[(zoneId.LastIndexOf('/') + 1)..].ToLowerInvariant();
        var suffix = zone.StartsWith(ZonePrefix + ".", StringComparison.Ordinal) ? zone[ZonePrefix.Length..] : "." + zone;
        return EndpointInterfaces.NamesOf(endpoint, store)
            .Where(entry => entry.Name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && !entry.Name[..^suffix.Length].Contains('.', StringComparison.Ordinal))
            .GroupBy(entry => entry.Name[..^suffix.Length], entry => entry.Address)
            .Select(names => (names.Key, (IReadOnlyList<string>)[.. names]));
    }

    private static JsonObject RecordSet(string name, IReadOnlyList<string> addresses, string zoneId) => new()
    {
        ["recordType"] = "A",
        ["recordSetName"] = name,
        ["fqdn"] = $"{name}.{zoneId[(zoneId.LastIndexOf('/') + 1)..]}",
        ["ttl"] = Ttl,
        ["ipAddresses"] = new JsonArray([.. addresses]),
        ["provisioningState"] = "Succeeded",
    };

    private static IEnumerable<(string Id, IReadOnlyList<string> Addresses)> Written(JsonObject config) =>
        (config.Bag("properties").Get("recordSets") as JsonArray ?? []).OfType<JsonObject>()
            .Where(set => "A".Equals(set.GetText("recordType"), StringComparison.OrdinalIgnoreCase))
            .Select(set => ($"{ZoneOf(config)}/A/{set.GetText("recordSetName")}", (IReadOnlyList<string>)[.. (set.Get("ipAddresses") as JsonArray ?? []).Select(address => (string?)address).OfType<string>()]));

    private static void Put(string id, IReadOnlyList<string> addresses, string endpoint, ResourceStore store)
    {
        var path = ResourcePath.Parse(id)!;
        store.Put(Resource.From(new JsonObject
        {
            ["id"] = id,
            ["name"] = path.Name,
            ["type"] = PrivateDnsZoneRules.ZoneType + "/A",
            ["etag"] = Guid.NewGuid().ToString(),
            ["properties"] = new JsonObject
            {
                ["ttl"] = Ttl,
                ["fqdn"] = $"{path.Name}.{path.Parent!.Name}.",
                ["isAutoRegistered"] = false,
                ["metadata"] = new JsonObject { ["creator"] = Creator(endpoint) },
                ["aRecords"] = new JsonArray([.. addresses.Select(address => new JsonObject { ["ipv4Address"] = address })]),
            },
        }));
        PrivateDnsZoneRules.Recount(path.Parent!.Id, store);
    }

    private static void Remove(string record, ResourceStore store)
    {
        store.Remove(record);
        PrivateDnsZoneRules.Recount(ResourcePath.Parse(record)!.Parent!.Id, store);
    }

    private static IEnumerable<string> AddressesOf(Resource record) =>
        record.Properties?.Member("aRecords") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(item => item.Text("ipv4Address")).OfType<string>() : [];

    private static string Creator(string endpoint) => $"created by private endpoint {endpoint}";

    private static IEnumerable<JsonObject> Configs(JsonObject properties) => (properties.Get("privateDnsZoneConfigs") as JsonArray ?? []).OfType<JsonObject>();

    private static string? ZoneOf(JsonObject config) => config.Bag("properties").GetText("privateDnsZoneId");
}
