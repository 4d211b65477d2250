using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Network security groups; without default rules, as some rows leave them out.</summary>
public static class ASecurityGroup
{
    public static readonly ResourceId Id = AnId.Of("Microsoft.Network/networkSecurityGroups", "nsg-egress");

    /// <summary>The rules of Microsoft's table, with one behind them that blocks the internet.</summary>
    public static SecurityRule[] Exact =>
    [
        Allow("AllowAADOutboundAccess", 150, "AzureActiveDirectory"),
        Allow("AllowAzOutboundAccess", 151, "AzureResourceManager"),
        Allow("AllowAzureFrontDoorFirstPartyAccess", 152, "AzureFrontDoor.FirstParty"),
        Allow("AllowMCROutboundAccess", 153, "MicrosoftContainerRegistry"),
        Allow("AllowAzureFrontDoorFirstPartyInbound", 152, "AzureFrontDoor.FirstParty") with { Direction = Value.Of("Inbound") },
        Deny("DenyInternet", 4000, "Internet"),
    ];

    public static NetworkSecurityGroup With(params SecurityRule[] rules) =>
        new() { Id = Id, Type = ResourceType.NetworkSecurityGroup, SecurityRules = ValueList<SecurityRule>.Of([.. rules]) };

    public static SecurityRule Allow(string name, int priority, params string[] destinations) => Rule(name, priority, "Allow", destinations);

    public static SecurityRule Deny(string name, int priority, params string[] destinations) => Rule(name, priority, "Deny", destinations);

    private static SecurityRule Rule(string name, int priority, string access, string[] destinations) => new()
    {
        Name = Value.Of(name),
        Direction = Value.Of("Outbound"),
        Access = Value.Of(access),
        Priority = Value.Of($"{priority}"),
        Protocol = Value.Of("Tcp"),
        Sources = ValueList<string>.Of(["VirtualNetwork"]),
        Destinations = ValueList<string>.Of([.. destinations]),
        DestinationPorts = ValueList<string>.Of(["443"]),
    };
}
