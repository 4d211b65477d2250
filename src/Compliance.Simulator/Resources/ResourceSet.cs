using System.Collections.Immutable;

namespace Compliance.Simulator.Resources;

/// <summary>
/// All resources at one moment, by id and by type, whatever the casing of either. Immutable: a change makes another set, which shares with
/// this one all that it leaves alone, so whoever reads one is disturbed by no write.
/// </summary>
internal sealed class ResourceSet
{
    private static readonly ImmutableSortedDictionary<string, Resource> NoResources = ImmutableSortedDictionary.Create<string, Resource>(StringComparer.OrdinalIgnoreCase);

    private readonly ImmutableSortedDictionary<string, Resource> _byId;
    private readonly ImmutableDictionary<string, ImmutableSortedDictionary<string, Resource>> _byType;
    private readonly ImmutableSortedDictionary<string, int> _inSubscription;

    private ResourceSet(
        ImmutableSortedDictionary<string, Resource> byId,
        ImmutableDictionary<string, ImmutableSortedDictionary<string, Resource>> byType,
        ImmutableSortedDictionary<string, int> inSubscription) => (_byId, _byType, _inSubscription) = (byId, byType, inSubscription);

    public static ResourceSet Empty { get; } = new(
        NoResources,
        ImmutableDictionary.Create<string, ImmutableSortedDictionary<string, Resource>>(StringComparer.OrdinalIgnoreCase),
        ImmutableSortedDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase));

    /// <summary>In order of id.</summary>
    public IEnumerable<Resource> All => _byId.Values;

    /// <summary>Those in which there is a resource, in order.</summary>
    public IEnumerable<string> Subscriptions => _inSubscription.Keys;

    public Resource? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The resources of some types, in order of id; an empty array when there is none.</summary>
    public IEnumerable<Resource> OfTypes(Func<string, bool> belongs)
    {
        var types = _byType.Keys.Where(belongs).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return types.Count switch
        {
            0 => [],
            1 => _byType[types.Single()].Values,

            // To put few in order is less than to pass over all the others.
            _ when types.Sum(type => _byType[type].Count) < _byId.Count / 8 => types.SelectMany(type => _byType[type].Values).OrderBy(r => r.Id, StringComparer.OrdinalIgnoreCase),
            _ => _byId.Values.Where(r => types.Contains(r.Type)),
        };
    }

    /// <summary>With the resource in place of the one that has its id.</summary>
    public ResourceSet With(Resource resource)
    {
        var others = Without(resource.Id);
        return new ResourceSet(
            others._byId.Add(resource.Id, resource),
            others._byType.SetItem(resource.Type, others._byType.GetValueOrDefault(resource.Type, NoResources).Add(resource.Id, resource)),
            resource.Subscription is { } subscription ? others._inSubscription.SetItem(subscription, others._inSubscription.GetValueOrDefault(subscription) + 1) : others._inSubscription);
    }

    public ResourceSet Without(string id)
    {
        if (Find(id) is not { } resource)
        {
            return this;
        }

        var alike = _byType[resource.Type].Remove(id);
        return new ResourceSet(
            _byId.Remove(id),
            alike.IsEmpty ? _byType.Remove(resource.Type) : _byType.SetItem(resource.Type, alike),
            resource.Subscription is { } subscription ? OneLess(subscription) : _inSubscription);
    }

    private ImmutableSortedDictionary<string, int> OneLess(string subscription) =>
        _inSubscription[subscription] is > 1 and var count ? _inSubscription.SetItem(subscription, count - 1) : _inSubscription.Remove(subscription);
}
