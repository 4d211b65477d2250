using System.Collections.Frozen;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>Names of types for each of some subscriptions; casing never matters.</summary>
internal sealed class TypesBySubscription
{
    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<KeyValuePair<string, IReadOnlyCollection<string>>> Pairs =>
        _types.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyCollection<string>)pair.Value));

    public void Add(IEnumerable<string> subscriptions, IEnumerable<string> types)
    {
        foreach (var subscription in subscriptions)
        {
            if (!_types.TryGetValue(subscription, out var all))
            {
                _types.Add(subscription, all = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            }

            all.UnionWith(types);
        }
    }

    public void Except(TypesBySubscription others)
    {
        foreach (var (subscription, types) in others._types)
        {
            _types.GetValueOrDefault(subscription)?.ExceptWith(types);
        }
    }

    /// <summary>The subscriptions that have the type.</summary>
    public IEnumerable<string> With(ResourceType type) => _types.Where(pair => pair.Value.Contains(type.Name)).Select(pair => pair.Key);

    public FrozenDictionary<string, FrozenSet<string>> ToFrozen() => _types.ToFrozenDictionary(
        pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
}
