using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Estates;

/// <summary>The set of resources an assessment looks at, with what was covered and when it was read. Immutable.</summary>
public sealed class Estate
{
    private readonly Dictionary<ResourceId, Resource> _byId;

    // Some twenty questions are asked by type, and nearly all resources are of one.
    private readonly Lazy<Dictionary<Type, Resource[]>> _byType;

    /// <param name="resources">Duplicate ids: the last one wins; the reader that met them says so in the coverage.</param>
    /// <param name="coverage">What an absent resource means.</param>
    /// <param name="readAt">The oldest read this estate rests on; rules use it as now unless told otherwise.</param>
    public Estate(IEnumerable<Resource> resources, Coverage coverage, DateTimeOffset readAt)
        : this(Index(resources), coverage, readAt)
    {
    }

    /// <param name="byId">Taken over, not copied: an estate may have a hundred thousand resources. Nobody may write to it afterwards.</param>
    public Estate(Dictionary<ResourceId, Resource> byId, Coverage coverage, DateTimeOffset readAt)
    {
        _byId = byId;
        _byType = new(() => ByType(byId.Values));
        Coverage = coverage;
        ReadAt = readAt;
    }

    public Coverage Coverage { get; }

    public DateTimeOffset ReadAt { get; }

    public int Count => _byId.Count;

    public IReadOnlyCollection<Resource> Resources => _byId.Values;

    /// <summary>The resources of one type, in the order of <see cref="Resources"/>.</summary>
    /// <typeparam name="T">The type itself: not one that others derive from.</typeparam>
    public IEnumerable<T> OfType<T>()
        where T : Resource => _byType.Value.TryGetValue(typeof(T), out var resources) ? resources.Cast<T>() : [];

    /// <summary>True for what was covered and is not there; what could not be read may well be.</summary>
    public bool IsMissing(ResourceId id) => ResourceType.Find(id.TypeName) is { } type && PresenceOf(id, type) is Presence.Missing;

    /// <summary>Whether it says if there is such a resource: it holds it, or knows it to be gone.</summary>
    public bool Decides(ResourceId id) => Find(id) is not null || IsMissing(id);

    public Resource? Find(ResourceId? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>The resource of that id if it is of that type: an id that leads to another type leads nowhere.</summary>
    public T? Find<T>(ResourceId? id)
        where T : Resource => Find(id) as T;

    /// <summary>What it means that this id is not here.</summary>
    public Presence PresenceOf(ResourceId id, ResourceType type) =>
        Find(id) is not null ? Presence.Read : Coverage.OfAbsent(type, id.Subscription);

    /// <summary>The same estate with newer reads laid over it: a resource replaces its row, a null removes it.</summary>
    public Estate With(IEnumerable<KeyValuePair<ResourceId, Resource?>> reads)
    {
        var copy = new Dictionary<ResourceId, Resource>(_byId);
        foreach (var (id, resource) in reads)
        {
            if (resource is null)
            {
                copy.Remove(id);
            }
            else
            {
                copy[id] = resource;
            }
        }

        return new Estate(copy, Coverage, ReadAt);
    }

    /// <summary>The same resources with more to warn of.</summary>
    public Estate Warn(ImmutableArray<string> warnings) => warnings.IsEmpty ? this : new(_byId, Coverage.Warn(warnings), ReadAt);

    /// <summary>The same resources as of another time.</summary>
    public Estate At(DateTimeOffset time) => new(_byId, Coverage, time);

    // Counted first: lists of a hundred thousand that grow leave more garbage than they hold.
    private static Dictionary<Type, Resource[]> ByType(IReadOnlyCollection<Resource> resources)
    {
        var byType = resources.CountBy(resource => resource.GetType()).ToDictionary(type => type.Key, type => new Resource[type.Value]);
        var filled = byType.Keys.ToDictionary(type => type, _ => 0);
        foreach (var resource in resources)
        {
            var type = resource.GetType();
            byType[type][filled[type]++] = resource;
        }

        return byType;
    }

    private static Dictionary<ResourceId, Resource> Index(IEnumerable<Resource> resources)
    {
        var byId = new Dictionary<ResourceId, Resource>();
        foreach (var resource in resources)
        {
            byId[resource.Id] = resource;
        }

        return byId;
    }
}
