using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Record sets of private zones: synchronous, with ETag, without location and provisioning state.</summary>
internal sealed class RecordSetRules : ResourceRules
{
    private static readonly HashSet<string> Kinds = Names("A", "AAAA", "CNAME", "MX", "PTR", "SOA", "SRV", "TXT");

    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("fqdn", "isAutoRegistered");

    public override bool HonoursPreconditions => true;

    public override bool HasProvisioningState => false;

    public static bool IsRecordSet(string type) =>
        type.StartsWith(PrivateDnsZoneRules.ZoneType + "/", StringComparison.OrdinalIgnoreCase) && Kinds.Contains(type[(type.LastIndexOf('/') + 1)..]);

    public static IEnumerable<Resource> Of(string zoneId, ResourceStore store) =>
        store.Below(zoneId, IsRecordSet);

    public override bool Govern(string type) => IsRecordSet(type);

    public override ArmResponse? CheckPut(WriteRequest write) =>
        write.Properties?.Get("ttl") is null ? ArmResponse.Invalid("'properties.ttl' is required.", "BadRequest") : null;

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        properties.Set("fqdn", $"{(write.Path.Name == "@" ? "" : write.Path.Name + ".")}{write.Path.Parent!.Name}.");
        properties.Set("isAutoRegistered", false);
        row.Drop("location");
    }

    public override void Present(JsonObject view)
    {
        view.Drop("location");
        view.Drop("tags");
    }

    public override void Settle(string id, ResourceStore store) => PrivateDnsZoneRules.Recount(ResourcePath.Parse(id)!.Parent!.Id, store);
}
