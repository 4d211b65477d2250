using System.Collections.Immutable;

namespace Compliance.Domain.Resources;

/// <summary>A list property as ARM answered it; a list that is no array, or holds an element of another type, is malformed.</summary>
public readonly struct ValueList<T>
{
    private readonly ImmutableArray<T> _items;

    private ValueList(ImmutableArray<T> items, bool isMalformed)
    {
        _items = items;
        IsMalformed = isMalformed;
    }

    /// <summary>True when the property, or an element of it, has another type than it should: some elements may be missing.</summary>
    public bool IsMalformed { get; }

    public bool IsAbsent => _items.IsDefault && !IsMalformed;

    /// <summary>The elements that could be read, in ARM's order; empty when absent.</summary>
    public ImmutableArray<T> Items => _items.IsDefault ? [] : _items;

    public static ValueList<T> Of(ImmutableArray<T> items) => new(items, isMalformed: false);

    public static ValueList<T> OfMalformed(ImmutableArray<T> readable) => new(readable, isMalformed: true);
}
