using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Network security groups and their rules: default rules of the platform, one priority once in each direction.</summary>
internal sealed class SecurityGroupRules : NetworkRules
{
    private const string GroupType = "Microsoft.Network/networkSecurityGroups";
    private const string RuleType = GroupType + "/securityRules";

    private static readonly (string Name, string Direction, string Access, int Priority, string Source, string Destination)[] Defaults =
    [
        ("AllowVnetInBound", "Inbound", "Allow", 65000, "VirtualNetwork", "VirtualNetwork"),
        ("AllowAzureLoadBalancerInBound", "Inbound", "Allow", 65001, "AzureLoadBalancer", "*"),
        ("DenyAllInBound", "Inbound", "Deny", 65500, "*", "*"),
        ("AllowVnetOutBound", "Outbound", "Allow", 65000, "VirtualNetwork", "VirtualNetwork"),
        ("AllowInternetOutBound", "Outbound", "Allow", 65001, "*", "Internet"),
        ("DenyAllOutBound", "Outbound", "Deny", 65500, "*", "*"),
    ];

    public override bool Govern(string type) => type.Equals(GroupType, StringComparison.OrdinalIgnoreCase) || type.Equals(RuleType, StringComparison.OrdinalIgnoreCase);

    public override ArmResponse? CheckPut(WriteRequest write)
    {
        var rules = write.Path.Type.Equals(GroupType, StringComparison.OrdinalIgnoreCase)
            ? (write.Properties?.Get("securityRules") as JsonArray ?? []).OfType<JsonObject>().Select(rule => (rule.GetText("name") ?? "", rule.Bag("properties"))).ToList()
            : [.. Siblings(write), (write.Path.Name, write.Properties ?? [])];
        var taken = new HashSet<(string, int)>();
        foreach (var (name, properties) in rules)
        {
            if (properties.Get("priority") is not JsonValue value || !value.TryGetValue<int>(out var priority) || priority is < 100 or > 4096)
            {
                return ArmResponse.Invalid($"The priority of security rule '{name}' must be from 100 to 4096.", "SecurityRuleInvalidPriority");
            }

            if (!taken.Add((properties.GetText("direction")?.ToLowerInvariant() ?? "", priority)))
            {
                return ArmResponse.Invalid($"Security rule '{name}' conflicts with another: rules of one direction cannot have the same priority.", "SecurityRuleConflict");
            }
        }

        return null;
    }

    public override void Complete(JsonObject row, WriteRequest write)
    {
        base.Complete(row, write);
        var properties = row.Bag("properties");
        if (write.Path.Type.Equals(GroupType, StringComparison.OrdinalIgnoreCase) && properties.Get("defaultSecurityRules") is null)
        {
            properties.Set("defaultSecurityRules", new JsonArray([.. Defaults.Select(rule => Default(write.Path.Id, rule))]));
        }
    }

    private static IEnumerable<(string Name, JsonObject Properties)> Siblings(WriteRequest write) => write.Store.Find(write.Path.Parent!.Id) is { } group
        ? EmbeddedChildren.Of(group, write.Path).Where(rule => !rule.Name.Equals(write.Path.Name, StringComparison.OrdinalIgnoreCase)).Select(rule => (rule.Name, rule.ToNode().Bag("properties")))
        : [];

    private static JsonObject Default(string group, (string Name, string Direction, string Access, int Priority, string Source, string Destination) rule) => new()
    {
        ["id"] = $"{group}/defaultSecurityRules/{rule.Name}",
        ["name"] = rule.Name,
        ["type"] = GroupType + "/defaultSecurityRules",
        ["properties"] = new JsonObject
        {
            ["provisioningState"] = "Succeeded",
            ["protocol"] = "*",
            ["sourcePortRange"] = "*",
            ["destinationPortRange"] = "*",
            ["sourceAddressPrefix"] = rule.Source,
            ["destinationAddressPrefix"] = rule.Destination,
            ["access"] = rule.Access,
            ["priority"] = rule.Priority,
            ["direction"] = rule.Direction,
        },
    };
}
