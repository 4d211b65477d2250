using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Egress;

/// <summary>The rules of a network security group in the order they are evaluated: by priority, the default ones last.</summary>
internal sealed class SecurityRules
{
    // What every group ends with, for rows that leave the default rules out or empty: nobody can take them away.
    private static readonly ImmutableArray<SecurityRule> Defaults =
    [
        Default("AllowVnetInBound", "Inbound", "Allow", "65000", "VirtualNetwork", "VirtualNetwork"),
        Default("DenyAllInBound", "Inbound", "Deny", "65500", "*", "*"),
        Default("AllowVnetOutBound", "Outbound", "Allow", "65000", "VirtualNetwork", "VirtualNetwork"),
        Default("AllowInternetOutBound", "Outbound", "Allow", "65001", "*", "Internet"),
        Default("DenyAllOutBound", "Outbound", "Deny", "65500", "*", "*"),
    ];

    private SecurityRules(ResourceId group, ImmutableArray<OrderedRule> outbound, ImmutableArray<OrderedRule> inbound, Evidence? odd)
    {
        Group = group;
        Outbound = outbound;
        Inbound = inbound;
        Odd = odd;
    }

    public ResourceId Group { get; }

    public ImmutableArray<OrderedRule> Outbound { get; }

    public ImmutableArray<OrderedRule> Inbound { get; }

    /// <summary>The first rule that cannot be evaluated: with it nothing can be said of the group.</summary>
    public Evidence? Odd { get; }

    public static SecurityRules Of(NetworkSecurityGroup group)
    {
        if (group.SecurityRules.IsMalformed || group.DefaultSecurityRules.IsMalformed)
        {
            return new(group.Id, [], [], new Evidence(group.Id, "properties.securityRules", null, null));
        }

        var rules = group.SecurityRules.Items.Select(rule => OrderedRule.Of(group.Id, rule, isDefault: false))
            .Concat((group.DefaultSecurityRules.Items.IsEmpty ? Defaults : group.DefaultSecurityRules.Items).Select(rule => OrderedRule.Of(group.Id, rule, isDefault: true)))
            .OrderBy(rule => rule.Priority)
            .ThenBy(rule => rule.Rule.Name.Text, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new(
            group.Id,
            [.. rules.Where(rule => rule.Rule.Direction.Is("Outbound"))],
            [.. rules.Where(rule => rule.Rule.Direction.Is("Inbound"))],
            rules.Find(rule => !rule.IsKnown)?.Evidence());
    }

    private static SecurityRule Default(string name, string direction, string access, string priority, string source, string destination) => new()
    {
        Name = Value.Of(name),
        Direction = Value.Of(direction),
        Access = Value.Of(access),
        Priority = Value.Of(priority),
        Protocol = Value.Of("*"),
        Sources = ValueList<string>.Of([source]),
        Destinations = ValueList<string>.Of([destination]),
        DestinationPorts = ValueList<string>.Of(["*"]),
    };
}
