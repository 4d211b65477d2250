using System.Security.Cryptography;
using System.Text;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Tables;

/// <summary>The 16 partitions of every table: one scales to 2,000 rows a second, and a query names its own.</summary>
internal static class Partitions
{
    public static IReadOnlyList<string> All { get; } = [.. "0123456789abcdef".Select(digit => digit.ToString())];

    /// <summary>The partition of a text that is a hash already.</summary>
    public static string OfHash(string hex) => hex[..1];

    public static string Of(ResourceId id) => OfHash(HashOf(id));

    /// <summary>Lower-case hex of SHA-256 over the lower-cased id: a key for ids of any length and characters.</summary>
    public static string HashOf(ResourceId id) => HashOf(id.Lower);

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Does the same in every partition, all at once.</summary>
    public static async Task<IReadOnlyList<T>> InEachAsync<T>(Func<string, Task<T>> work) => await Task.WhenAll(All.Select(work));

    /// <summary>The rows of every partition that a filter lets through, in no order.</summary>
    public static async Task<IReadOnlyList<TableEntity>> QueryAsync(
        TableClient table,
        Func<string, TableQuery> query,
        CancellationToken cancellationToken)
    {
        var rows = await InEachAsync(partition => table.QueryAsync(query(partition), cancellationToken).ToListAsync(cancellationToken).AsTask());
        return [.. rows.SelectMany(row => row)];
    }
}
