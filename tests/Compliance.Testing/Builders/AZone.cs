using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>Private DNS zones with their links and records.</summary>
public static class AZone
{
    public static PrivateDnsZone Named(ResourceId id) => new()
    {
        Id = id,
        Type = ResourceType.PrivateDnsZone,
        Location = Value.Of("global"),
        ProvisioningState = Value.Of("Succeeded"),
    };

    public static VirtualNetworkLink Link(ResourceId zone, ResourceId network, string? state = "Completed") => new()
    {
        Id = LinkId(zone, network),
        Type = ResourceType.VirtualNetworkLink,
        VirtualNetworkId = Value.Of(network.Text),
        State = Value.Of(state),
    };

    public static ResourceId LinkId(ResourceId zone, ResourceId network) => zone.Child("virtualNetworkLinks", $"link-{network.Name}");

    public static RecordSet Record(ResourceId zone, string name, params string[] addresses) => new()
    {
        Id = zone.Child("A", name),
        Type = ResourceType.RecordSet,
        Addresses = ValueList<string>.Of([.. addresses]),
    };
}
