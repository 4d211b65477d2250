using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>Arc's private zones of an estate with their links and records; zones of other names are not of this chain.</summary>
internal sealed class ZoneMap
{
    private readonly Estate _estate;
    private readonly Dictionary<ResourceId, ZoneNode> _zones = [];

    public ZoneMap(Estate estate, NetworkMap networks)
    {
        _estate = estate;
        foreach (var resource in estate.Resources)
        {
            switch (resource)
            {
                case PrivateDnsZone zone:
                    Find(zone.Id);
                    break;
                case VirtualNetworkLink link when Find(link.Id.Parent) is { } zone:
                    var network = ResourceId.TryParse(link.VirtualNetworkId.Text, out var networkId) ? networks.Of(networkId) : null;
                    var node = new LinkNode(link, zone, network);
                    zone.Add(node);
                    network?.Add(node);
                    break;
                case RecordSet record when Find(record.Id.Parent) is { } zone:
                    zone.Add(record);
                    break;
            }
        }
    }

    public IReadOnlyCollection<ZoneNode> Nodes => _zones.Values;

    /// <summary>The zone of that id, also one that only something else names; null when its name is none of Arc's.</summary>
    public ZoneNode? Find(ResourceId id)
    {
        if (_zones.TryGetValue(id, out var node) || id.IsNone || ArcZone.Find(id.Name) is null)
        {
            return node;
        }

        node = new ZoneNode(id, _estate.Find<PrivateDnsZone>(id), _estate.PresenceOf(id, ResourceType.PrivateDnsZone));
        _zones.Add(id, node);
        return node;
    }
}
