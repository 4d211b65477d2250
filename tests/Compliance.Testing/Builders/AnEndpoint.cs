using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Private endpoints with what hangs on them.</summary>
public static class AnEndpoint
{
    public static PrivateEndpoint In(ResourceId network, params ServiceConnection[] connections) => Named(AnId.Endpoint(), network, connections);

    public static PrivateEndpoint Named(ResourceId id, ResourceId network, params ServiceConnection[] connections) => new()
    {
        Id = id,
        Type = ResourceType.PrivateEndpoint,
        Location = Value.Of(ACluster.Location),
        ProvisioningState = Value.Of("Succeeded"),
        SubnetId = Value.Of(network.Child("subnets", "snet-pe").Text),
        Connections = ValueList<ServiceConnection>.Of([.. connections]),
    };

    /// <summary>The endpoint's side of a connection.</summary>
    public static ServiceConnection Connection(ResourceId scope, string? status = "Approved", bool isManual = false) => new()
    {
        ServiceId = Value.Of(scope.Text),
        Status = Value.Of(status),
        GroupIds = ValueList<string>.Of(["hybridcompute"]),
        IsManual = isManual,
    };

    /// <summary>An interface with one address, which all the names share.</summary>
    public static NetworkInterface Interface(ResourceId id, string address, params string[] fqdns) => new()
    {
        Id = id,
        Type = ResourceType.NetworkInterface,
        IpConfigurations = ValueList<IpConfiguration>.Of([new() { PrivateIpAddress = Value.Of(address), Fqdns = ValueList<string>.Of([.. fqdns]) }]),
    };

    public static ZoneGroup ZoneGroup(ResourceId endpoint, params ResourceId[] zones) => new()
    {
        Id = endpoint.Child("privateDnsZoneGroups", "default"),
        Type = ResourceType.ZoneGroup,
        Configs = ValueList<ZoneConfig>.Of([.. zones.Select(zone => new ZoneConfig { PrivateDnsZoneId = Value.Of(zone.Text) })]),
    };
}
