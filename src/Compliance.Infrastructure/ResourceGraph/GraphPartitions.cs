using System.Globalization;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>
/// Divides an answer by a hash of the ids. A partition that fits one page has no seam at which a changing estate could lose
/// rows, and partitions can be read side by side. Source: Resource Graph's page on large result sets.
/// </summary>
internal static class GraphPartitions
{
    /// <summary>Up to here an answer is read page by page: so many pages fit one window of the quota, and dividing asks for more of them.</summary>
    public const long LargestWhole = 10_000;

    // Hashes spread unevenly: with 800 expected, more than the thousand of a page are as good as impossible.
    private const long RowsInAPartition = 800;
    private const int Most = 4096;

    private const string Order = "| order by id asc";

    public static int CountFor(long total) => (int)Math.Min(Most, (total + RowsInAPartition - 1) / RowsInAPartition);

    /// <returns>Queries that together have the rows of the query, each row in one of them; null when it does not end in its order by id.</returns>
    public static IReadOnlyList<string>? Split(string query, int count)
    {
        var order = query.LastIndexOf(Order, StringComparison.Ordinal);
        return order < 0 || !query.AsSpan(order + Order.Length).Trim().IsEmpty
            ? null
            : [.. Enumerable.Range(0, count).Select(number => query.Insert(order, Filter(number, count)))];
    }

    // The last takes what is left, whatever the function may return.
    private static string Filter(int number, int count) => string.Create(
        CultureInfo.InvariantCulture,
        $"| where hash(tolower(id), {count}) {(number == count - 1 ? ">=" : "==")} {number}\n");
}
