namespace Compliance.Infrastructure.Tables;

/// <summary>How a row is named in a URL, and which headers an operation on it needs.</summary>
internal static class TableAddress
{
    public const string Accept = "application/json;odata=minimalmetadata";

    /// <summary>What follows the table's name: nothing for an insert, whose keys lie in its body.</summary>
    public static string Of(TableOperation operation) => operation.IsInsert ? "" : Of(operation.PartitionKey, operation.RowKey);

    public static string Of(string partitionKey, string rowKey) => $"(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')";

    public static IEnumerable<(string Name, string Value)> Headers(TableOperation operation)
    {
        yield return ("Accept", Accept);
        yield return ("DataServiceVersion", "3.0;");
        if (operation.Body is not null)
        {
            yield return ("Content-Type", "application/json");
        }

        if (operation.IsInsert)
        {
            yield return ("Prefer", "return-no-content");
        }

        if (operation.IfMatch is { } version)
        {
            yield return ("If-Match", version);
        }
    }

    // First the quote of the literal, then the URL.
    private static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
