namespace Compliance.Infrastructure.Tables;

/// <summary>The rows of all partitions in one order.</summary>
internal static class PartitionMerge
{
    /// <summary>The first rows by row key. Each partition is asked for its share, and again only when that is used up.</summary>
    /// <param name="query">Of one partition; its rows come in the order of their keys.</param>
    public static async Task<IReadOnlyList<TableEntity>> TakeAsync(
        TableClient table,
        Func<string, TableQuery> query,
        int count,
        CancellationToken cancellationToken)
    {
        var sources = Partitions.All.Select(partition => table.QueryAsync(query(partition), cancellationToken).GetAsyncEnumerator(cancellationToken)).ToList();
        try
        {
            var heads = new PriorityQueue<IAsyncEnumerator<TableEntity>, string>(StringComparer.Ordinal);
            var started = await Task.WhenAll(sources.Select(source => source.MoveNextAsync().AsTask()));
            foreach (var (source, _) in sources.Zip(started).Where(source => source.Second))
            {
                heads.Enqueue(source, source.Current.RowKey);
            }

            List<TableEntity> rows = [];
            while (rows.Count < count && heads.TryDequeue(out var source, out _))
            {
                rows.Add(source.Current);
                if (await source.MoveNextAsync())
                {
                    heads.Enqueue(source, source.Current.RowKey);
                }
            }

            return rows;
        }
        finally
        {
            foreach (var source in sources)
            {
                await source.DisposeAsync();
            }
        }
    }

    /// <summary>A partition's share of a page, with some to spare: most pages then take one answer from each.</summary>
    public static int PageSize(int count) => Math.Clamp((count / 8) + 4, 8, 1000);
}
