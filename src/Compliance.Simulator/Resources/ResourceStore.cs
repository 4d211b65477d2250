using System.Collections.Concurrent;

namespace Compliance.Simulator.Resources;

/// <summary>All resources by id, whatever its casing. Reads see whole resources; writers take <see cref="Writing"/>.</summary>
internal sealed class ResourceStore(Coverage coverage)
{
    private readonly ConcurrentDictionary<string, Resource> _resources = new(StringComparer.OrdinalIgnoreCase);
    private (long Version, IReadOnlyList<Resource> Resources)? _ordered;
    private long _version;

    /// <summary>Held while a write checks and changes the store.</summary>
    public Lock Writing { get; } = new();

    public Coverage Coverage { get; } = coverage;

    public Resource? Find(string id) => _resources.GetValueOrDefault(id) ?? FindEmbedded(id);

    /// <summary>Puts a row of an estate as it stands. Answers whether the id was new.</summary>
    public bool Load(Resource resource)
    {
        var isNew = !_resources.ContainsKey(resource.Id);
        Keep(resource);
        return isNew;
    }

    /// <summary>The store as it is now, in a copy that no write changes.</summary>
    public ResourceStore Snapshot()
    {
        var copy = new ResourceStore(Coverage);
        lock (Writing)
        {
            foreach (var resource in _resources.Values)
            {
                copy.Keep(resource);
            }
        }

        return copy;
    }

    public void Put(Resource resource)
    {
        if (HolderOf(resource.Id) is var (parent, path))
        {
            Keep(EmbeddedChildren.Replace(parent, path, resource));
        }
        else
        {
            Keep(resource);
        }
    }

    public void Remove(string id)
    {
        if (HolderOf(id) is var (parent, path))
        {
            Keep(EmbeddedChildren.Replace(parent, path, null));
        }

        _resources.TryRemove(id, out _);
        Interlocked.Increment(ref _version);
    }

    /// <summary>The members of a collection, in order of id.</summary>
    public IEnumerable<Resource> List(ResourcePath collection, Func<Resource, bool> belongs) =>
        EmbeddedChildren.Hold(collection) && _resources.GetValueOrDefault(collection.Parent!.Id) is { } parent
            ? EmbeddedChildren.Of(parent, collection)
            : All().Where(belongs);

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Resource> All()
    {
        lock (_resources)
        {
            // Read before the resources are: a write in between makes the order count as old at once.
            var version = Interlocked.Read(ref _version);
            if (_ordered is not { } kept || kept.Version != version)
            {
                _ordered = kept = (version, [.. _resources.Values.OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase)]);
            }

            return kept.Resources;
        }
    }

    public IEnumerable<Resource> OfType(string type) => _resources.Values.Where(r => r.Is(type));

    private void Keep(Resource resource)
    {
        _resources[resource.Id] = resource;
        Interlocked.Increment(ref _version);
    }

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
