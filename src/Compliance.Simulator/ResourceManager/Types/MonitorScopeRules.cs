using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Azure Monitor private link scopes: global, synchronous, connections of their own.</summary>
internal sealed class MonitorScopeRules : ResourceRules
{
    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "privateEndpointConnections");

    public override bool HasSystemData => true;

    public override bool Govern(string type) => type.Equals("Microsoft.Insights/privateLinkScopes", StringComparison.OrdinalIgnoreCase);

    public override ArmResponse? CheckPut(WriteRequest write) =>
        PrivateDnsZoneRules.RequireGlobal(write)
        ?? (write.Properties?.Get("accessModeSettings") is JsonObject ? null : ArmResponse.Invalid("'properties.accessModeSettings' is required."));

    public override void Complete(JsonObject row, WriteRequest write)
    {
        if (row.Bag("properties").Get("privateEndpointConnections") is null)
        {
            row.Bag("properties").Set("privateEndpointConnections", new JsonArray());
        }
    }
}
