using System.Collections.Concurrent;

namespace Compliance.Simulator.Resources;

/// <summary>All resources by id, whatever its casing. Reads see whole resources; writers take <see cref="Writing"/>.</summary>
internal sealed class ResourceStore(Coverage coverage)
{
    private readonly ConcurrentDictionary<string, Resource> _resources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Held while a write checks and changes the store.</summary>
    public Lock Writing { get; } = new();

    public Coverage Coverage { get; } = coverage;

    public Resource? Find(string id) => _resources.GetValueOrDefault(id);

    /// <summary>Answers whether the id was new.</summary>
    public bool Put(Resource resource)
    {
        var isNew = !_resources.ContainsKey(resource.Id);
        _resources[resource.Id] = resource;
        return isNew;
    }

    public void Remove(string id) => _resources.TryRemove(id, out _);

    /// <summary>In order of id.</summary>
    public IReadOnlyList<Resource> All() => [.. _resources.Values.OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<Resource> OfType(string type) => _resources.Values.Where(r => r.Is(type));

    /// <summary>Every subscription that a row or the coverage names, in order.</summary>
    public IReadOnlyList<string> Subscriptions() =>
    [
        .. _resources.Keys.Select(ResourcePath.SubscriptionOf).OfType<string>().Concat(Coverage.Subscriptions ?? Enumerable.Empty<string>())
            .Where(Coverage.Admits).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
    ];
}
