using System.Collections.Concurrent;

namespace Compliance.Simulator.Resources;

/// <summary>All resources by id, whatever its casing. Reads see whole resources; writers take <see cref="Writing"/>.</summary>
internal sealed class ResourceStore(Coverage coverage)
{
    private readonly ConcurrentDictionary<string, Resource> _resources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Held while a write checks and changes the store.</summary>
    public Lock Writing { get; } = new();

    public Coverage Coverage { get; } = coverage;

    public Resource? Find(string id) => _resources.GetValueOrDefault(id) ?? FindEmbedded(id);

    /// <summary>Puts a row of an estate as it stands. Answers whether the id was new.</summary>
    public bool Load(Resource resource)
    {
        var isNew = !_resources.ContainsKey(resource.Id);
        _resources[resource.Id] = resource;
        return isNew;
    }

    public void Put(Resource resource)
    {
        if (HolderOf(resource.Id) is var (parent, path))
        {
            _resources[parent.Id] = EmbeddedChildren.Replace(parent, path, resource);
        }
        else
        {
            _resources[resource.Id] = resource;
        }
    }

    public void Remove(string id)
    {
        if (HolderOf(id) is var (parent, path))
        {
            _resources[parent.Id] = EmbeddedChildren.Replace(parent, path, null);
        }

        _resources.TryRemove(id, out _);
    }

    /// <summary>The members of a collection, in order of id.</summary>
    public IEnumerable<Resource> List(ResourcePath collection, Func<Resource, bool> belongs) =>
        EmbeddedChildren.Hold(collection) && _resources.GetValueOrDefault(collection.Parent!.Id) is { } parent
            ? EmbeddedChildren.Of(parent, collection)
            : All().Where(belongs);

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Resource> All() => [.. _resources.Values.OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<Resource> OfType(string type) => _resources.Values.Where(r => r.Is(type));

    private Resource? FindEmbedded(string id) => HolderOf(id) is var (parent, path)
        ? EmbeddedChildren.Of(parent, path).FirstOrDefault(child => child.Name.Equals(path.Name, StringComparison.OrdinalIgnoreCase))
        : null;

    /// <summary>The parent that holds an id in one of its lists. A child that is a row of its own is not held.</summary>
    private (Resource Parent, ResourcePath Path)? HolderOf(string id) =>
        !_resources.ContainsKey(id) && ResourcePath.Parse(id) is { IsCollection: false } path && EmbeddedChildren.Hold(path) && _resources.GetValueOrDefault(path.Parent!.Id) is { } parent
            ? (parent, path)
            : null;

    /// <summary>Every subscription that a row or the coverage names, in order.</summary>
    public IReadOnlyList<string> Subscriptions() =>
    [
        .. _resources.Keys.Select(ResourcePath.SubscriptionOf).OfType<string>().Concat(Coverage.Subscriptions ?? Enumerable.Empty<string>())
            .Where(Coverage.Admits).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
    ];
}
