using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.EstateFiles;

/// <summary>The resources of a file, and what its rows tell of what was asked.</summary>
internal sealed class EstateRows : IRowSink
{
    private const int MaxWarnings = 20;

    private readonly HashSet<string> _subscriptions = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _subscriptionLookup;
    private readonly List<string> _warnings = [];
    private ResourceType? _lastType;
    private int _duplicates;

    /// <param name="expected">About how many rows there will be; 0 where nobody knows.</param>
    public EstateRows(int expected)
    {
        Resources = new(expected);
        _subscriptionLookup = _subscriptions.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Dictionary<ResourceId, Resource> Resources { get; }

    /// <summary>The subscription of every row, also of those that are ignored.</summary>
    public IReadOnlyCollection<string> Subscriptions => _subscriptions;

    /// <summary>The groups of types that the file has a row of.</summary>
    public HashSet<string> Groups { get; } = [];

    public long Ignored { get; private set; }

    public ImmutableArray<string> Warnings =>
        _duplicates > MaxWarnings ? [.. _warnings, $"{_duplicates - MaxWarnings} more rows repeat the id of another row."] : [.. _warnings];

    public void Add(Row row)
    {
        if (!row.Id.Subscription.IsEmpty)
        {
            _subscriptionLookup.Add(row.Id.Subscription);
        }

        // Rows of one type mostly come one after the other.
        if (row.Type is not null && row.Type != _lastType)
        {
            Groups.Add(row.Type.Group);
            _lastType = row.Type;
        }

        if (row.Resource is null)
        {
            Ignored++;
            return;
        }

        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(Resources, row.Id, out var exists);
        place = row.Resource;
        if (exists && ++_duplicates <= MaxWarnings)
        {
            _warnings.Add($"{row.Id} stands in more than one row; the last one counts.");
        }
    }
}
