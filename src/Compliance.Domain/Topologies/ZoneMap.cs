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
        foreach (var zone in estate.OfType<PrivateDnsZone>())
        {
            Find(zone.Id);
        }

        foreach (var link in estate.OfType<VirtualNetworkLink>())
        {
            Add(link, networks);
        }

        foreach (var record in estate.OfType<RecordSet>())
        {
            Find(record.Id.Parent)?.Add(record);
        }
    }

    public IReadOnlyCollection<ZoneNode> Nodes => _zones.Values;

    /// <summary>The zone of that id, also one that only something else names; null when its name is none of Arc's.</summary>
    public ZoneNode? Find(ResourceId? id)
    {
        if (id is null)
        {
            return null;
        }

        if (_zones.TryGetValue(id, out var node) || ArcZone.Find(id.Name) is null)
        {
            return node;
        }

        node = new ZoneNode(id, _estate.Find<PrivateDnsZone>(id), _estate.PresenceOf(id, ResourceType.PrivateDnsZone));
        _zones.Add(id, node);
        return node;
    }

    private void Add(VirtualNetworkLink link, NetworkMap networks)
    {
        if (Find(link.Id.Parent) is { } zone)
        {
            var network = ResourceId.TryParse(link.VirtualNetworkId.Text, out var id) ? networks.Of(id) : null;
            var node = new LinkNode(link, zone, network);
            zone.Add(node);
            network?.Add(node);
        }
    }
}
