namespace Compliance.Simulator.Kql.Operators;

/// <summary>Equality of group and join keys, which are never dynamic.</summary>
internal sealed class RowEquality : IEqualityComparer<object?[]>
{
    public static RowEquality Instance { get; } = new();

    public bool Equals(object?[]? x, object?[]? y) => x is not null && y is not null && x.AsSpan().SequenceEqual(y);

    public int GetHashCode(object?[] obj)
    {
        var hash = new HashCode();
        foreach (var value in obj)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
