using System.Collections.Immutable;

namespace Compliance.Domain.Resources;

/// <summary>A list property as ARM answered it; a list that is no array, or holds an element of another type, is malformed.</summary>
public readonly struct ValueList<T> : IEquatable<ValueList<T>>
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

    /// <summary>Lists of equal elements in the same order are equal.</summary>
    public bool Equals(ValueList<T> other) => IsMalformed == other.IsMalformed && IsAbsent == other.IsAbsent && Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(IsMalformed, Items.Length);

    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}
