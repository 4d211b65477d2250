using System.Collections.Frozen;
using System.Collections.Immutable;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Estates;

/// <summary>What was asked, what answered and what was skipped: decides what absence proves.</summary>
public sealed class Coverage
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _typesBySubscription;
    private readonly FrozenDictionary<string, FrozenSet<string>>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenDictionary<string, SubscriptionRead> _subscriptions;

    /// <param name="typesBySubscription">For each covered subscription the names of the types that were read whole in it.</param>
    public Coverage(
        IEnumerable<KeyValuePair<string, IReadOnlyCollection<string>>> typesBySubscription,
        IEnumerable<SubscriptionRead> subscriptions,
        ImmutableArray<Gap> gaps,
        ImmutableArray<string> warnings,
        long rowsIgnored)
    {
        _typesBySubscription = typesBySubscription.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);
        _lookup = _typesBySubscription.GetAlternateLookup<ReadOnlySpan<char>>();
        _subscriptions = subscriptions.ToFrozenDictionary(read => read.Id, StringComparer.OrdinalIgnoreCase);
        Gaps = gaps;
        Warnings = warnings;
        RowsIgnored = rowsIgnored;
    }

    private Coverage(Coverage other, ImmutableArray<string> warnings)
    {
        _typesBySubscription = other._typesBySubscription;
        _lookup = other._lookup;
        _subscriptions = other._subscriptions;
        Gaps = other.Gaps;
        Warnings = warnings;
        RowsIgnored = other.RowsIgnored;
        Failed = other.Failed;
    }

    /// <summary>Each subscription that was asked for, in ordinal order.</summary>
    public IEnumerable<SubscriptionRead> Subscriptions => _subscriptions.Values.OrderBy(read => read.Id, StringComparer.Ordinal);

    /// <summary>What the reader itself knows to be missing: a truncated page, an unreadable subscription.</summary>
    public ImmutableArray<Gap> Gaps { get; }

    public ImmutableArray<string> Warnings { get; }

    /// <summary>For each subscription the types that were asked for and whose answer failed.</summary>
    public FrozenDictionary<string, FrozenSet<string>> Failed { get; init; } = FrozenDictionary<string, FrozenSet<string>>.Empty;

    /// <summary>Rows of types the chain knows nothing of.</summary>
    public long RowsIgnored { get; }

    /// <summary>The same coverage with more to warn of.</summary>
    public Coverage Warn(ImmutableArray<string> warnings) => warnings.IsEmpty ? this : new(this, Warnings.AddRange(warnings));

    public bool Covers(ResourceType type, ReadOnlySpan<char> subscription) =>
        _lookup.TryGetValue(subscription, out var types) && types.Contains(type.Name);

    /// <summary>What it proves that a resource of this type is not in the estate.</summary>
    public Presence OfAbsent(ResourceType type, ReadOnlySpan<char> subscription)
    {
        if (Covers(type, subscription))
        {
            return Presence.Missing;
        }

        if (Failed.Count > 0 && Failed.TryGetValue(subscription.ToString(), out var failed) && failed.Contains(type.Name))
        {
            return Presence.ReadFailed;
        }

        var read = _subscriptions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(subscription, out var found) ? found : null;
        return read?.State is SubscriptionState.Throttled ? Presence.ReadFailed : Presence.NotCovered;
    }
}
