namespace Compliance.Infrastructure.Tables;

/// <summary>What one row may hold. Checked here because the emulator accepts more than Azure does.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model</remarks>
internal static class TableLimits
{
    public const int MaxPropertyBytes = 64 * 1024;
    public const int MaxEntityBytes = 1024 * 1024;
    public const int MaxKeyCharacters = 512;

    /// <exception cref="ArgumentException">The row is larger than a table takes, or its key holds what a key may not.</exception>
    public static void Check(TableEntity entity)
    {
        CheckKey(entity.PartitionKey);
        CheckKey(entity.RowKey);
        var total = 2 * (entity.PartitionKey.Length + entity.RowKey.Length);
        foreach (var (name, value) in entity.Values)
        {
            var size = value switch
            {
                string text => 2 * text.Length,
                byte[] bytes => bytes.Length,
                _ => 8,
            };
            if (size > MaxPropertyBytes)
            {
                throw new ArgumentException($"'{name}' of row {entity.RowKey} has {size} bytes, and a property holds {MaxPropertyBytes}.", nameof(entity));
            }

            total += size + (2 * name.Length) + 8;
        }

        if (total > MaxEntityBytes)
        {
            throw new ArgumentException($"Row {entity.RowKey} has {total} bytes, and a row holds {MaxEntityBytes}.", nameof(entity));
        }
    }

    private static void CheckKey(string key)
    {
        if (key.Length > MaxKeyCharacters)
        {
            throw new ArgumentException($"The key '{key}' has {key.Length} characters, and a key holds {MaxKeyCharacters}.", nameof(key));
        }

        if (key.AsSpan().ContainsAny(@"/\#?") || key.Any(char.IsControl))
        {
            throw new ArgumentException($"The key '{key}' holds a character that keys may not.", nameof(key));
        }
    }
}
