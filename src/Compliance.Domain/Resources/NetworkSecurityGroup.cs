namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Network/networkSecurityGroups.</summary>
public sealed record NetworkSecurityGroup : Resource
{
    public ValueList<SecurityRule> SecurityRules { get; init; }

    /// <summary>The six rules every group ends with; ARM lists them apart.</summary>
    public ValueList<SecurityRule> DefaultSecurityRules { get; init; }
}

/// <summary>One rule. Singular and plural fields are joined here: both occur.</summary>
public sealed record SecurityRule
{
    public Value Name { get; init; }

    /// <summary><c>Inbound</c> or <c>Outbound</c>.</summary>
    public Value Direction { get; init; }

    /// <summary><c>Allow</c> or <c>Deny</c>.</summary>
    public Value Access { get; init; }

    /// <summary>100 to 4096, 65000 and more for the default rules; the lower number is evaluated first.</summary>
    public Value Priority { get; init; }

    public Value Protocol { get; init; }

    public ValueList<string> Sources { get; init; }

    public ValueList<string> Destinations { get; init; }

    /// <summary>Numbers, ranges such as <c>400-500</c>, or <c>*</c>.</summary>
    public ValueList<string> DestinationPorts { get; init; }

    /// <summary>Application security groups as sources: some machines only.</summary>
    public ValueList<string> SourceGroupIds { get; init; }

    /// <summary>Application security groups as destinations: private addresses only.</summary>
    public ValueList<string> DestinationGroupIds { get; init; }
}
