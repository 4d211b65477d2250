using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A private DNS zone of one of Arc's three names, with its links and address records.</summary>
public sealed class ZoneNode(ResourceId id, PrivateDnsZone? resource, Presence presence) : Node<PrivateDnsZone>(id, resource, presence)
{
    private readonly List<LinkNode> _links = [];
    private readonly List<RecordSet> _records = [];

    public ArcZone Kind { get; } = ArcZone.Find(id.Name)!;

    public IReadOnlyList<LinkNode> Links => _links;

    public IReadOnlyList<RecordSet> Records => _records;

    internal void Add(LinkNode link) => _links.Add(link);

    internal void Add(RecordSet record) => _records.Add(record);
}

/// <summary>The edge between a zone and a network.</summary>
/// <param name="Network">Null when the link names no network that could be parsed.</param>
public sealed record LinkNode(VirtualNetworkLink Resource, ZoneNode Zone, NetworkNode? Network) : ISubject
{
    public ResourceId Id => Resource.Id;

    public bool IsCompleted => Resource.State.Is("Completed");
}
