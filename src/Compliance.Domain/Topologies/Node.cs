using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A place in the chain: an id that something names, with its resource if that was read.</summary>
public abstract class Node<TResource>(ResourceId id, TResource? resource, Presence presence) : ISubject
    where TResource : Resource
{
    /// <summary>As the resource's own row has it, else lower-cased: others name it in any casing.</summary>
    public ResourceId Id { get; } = resource?.Id ?? ResourceId.Parse(id.Lower);

    public TResource? Resource { get; } = resource;

    public Presence Presence { get; } = resource is null ? presence : Presence.Read;

    /// <summary>True when nobody could tell whether it exists: neither read nor proven absent.</summary>
    public bool IsGap => Presence is Presence.NotCovered or Presence.ReadFailed;
}
