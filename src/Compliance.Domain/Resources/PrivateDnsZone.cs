namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Network/privateDnsZones; its name is its domain.</summary>
public sealed record PrivateDnsZone : Resource
{
    public Value ProvisioningState { get; init; }
}

/// <summary>Microsoft.Network/privateDnsZones/virtualNetworkLinks: what makes a zone answer in a network.</summary>
public sealed record VirtualNetworkLink : Resource
{
    public Value VirtualNetworkId { get; init; }

    /// <summary><c>InProgress</c> or <c>Completed</c>.</summary>
    public Value State { get; init; }

    /// <summary><c>Default</c> or <c>NxDomainRedirect</c>.</summary>
    public Value ResolutionPolicy { get; init; }
}

/// <summary>Microsoft.Network/privateDnsZones/A: one name with its addresses.</summary>
public sealed record RecordSet : Resource
{
    public ValueList<string> Addresses { get; init; }
}
