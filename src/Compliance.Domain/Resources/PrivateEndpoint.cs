namespace Compliance.Domain.Resources;

/// <summary>Microsoft.Network/privateEndpoints.</summary>
public sealed record PrivateEndpoint : Resource
{
    public Value SubnetId { get; init; }

    public Value ProvisioningState { get; init; }

    public ValueList<string> NetworkInterfaceIds { get; init; }

    /// <summary>Automatically and manually approved connections alike: ARM keeps them in two lists.</summary>
    public ValueList<ServiceConnection> Connections { get; init; }

    public ValueList<DnsConfig> CustomDnsConfigs { get; init; }
}

/// <summary>The endpoint's side of a connection to a private link service.</summary>
public sealed record ServiceConnection
{
    public Value ServiceId { get; init; }

    public Value Status { get; init; }

    public ValueList<string> GroupIds { get; init; }

    public bool IsManual { get; init; }
}

/// <summary>A name and the addresses it should resolve to.</summary>
public sealed record DnsConfig
{
    public Value Fqdn { get; init; }

    public ValueList<string> Addresses { get; init; }
}

/// <summary>Microsoft.Network/networkInterfaces, as far as a private endpoint owns it.</summary>
public sealed record NetworkInterface : Resource
{
    public ValueList<IpConfiguration> IpConfigurations { get; init; }
}

/// <summary>One address of a network interface with the names the private link service gave it.</summary>
public sealed record IpConfiguration
{
    public Value PrivateIpAddress { get; init; }

    public Value MemberName { get; init; }

    public ValueList<string> Fqdns { get; init; }
}

/// <summary>Microsoft.Network/privateEndpoints/privateDnsZoneGroups; read from ARM, in no Resource Graph table.</summary>
public sealed record ZoneGroup : Resource
{
    public ValueList<ZoneConfig> Configs { get; init; }
}

/// <summary>A zone that the group writes the endpoint's records into, with the records it wrote.</summary>
public sealed record ZoneConfig
{
    public Value PrivateDnsZoneId { get; init; }

    public ValueList<DnsConfig> RecordSets { get; init; }
}
