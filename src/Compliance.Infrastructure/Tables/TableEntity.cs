namespace Compliance.Infrastructure.Tables;

/// <summary>
/// A row: two keys and named values. Values are string, int, long, double, bool, DateTimeOffset (kept as UTC) or byte[].
/// </summary>
internal sealed class TableEntity(string partitionKey, string rowKey)
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public string PartitionKey { get; } = partitionKey;

    public string RowKey { get; } = rowKey;

    /// <summary>Of a row that was read.</summary>
    public string? ETag { get; init; }

    public IReadOnlyDictionary<string, object> Values => _values;

    /// <summary>A null is not kept: tables have none.</summary>
    public object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (value is null)
            {
                _values.Remove(name);
            }
            else
            {
                _values[name] = value;
            }
        }
    }

    public string? Text(string name) => this[name] as string;

    /// <summary>The same values under another key.</summary>
    public TableEntity At(string rowKey)
    {
        var copy = new TableEntity(PartitionKey, rowKey);
        foreach (var (name, value) in _values)
        {
            copy._values.Add(name, value);
        }

        return copy;
    }

    /// <exception cref="FormatException">The row has no such value, or one of another type.</exception>
    public T Get<T>(string name) =>
        this[name] is T value ? value : throw new FormatException($"Row {PartitionKey}/{RowKey} has no {typeof(T).Name} '{name}'.");
}
