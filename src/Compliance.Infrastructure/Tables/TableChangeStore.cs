using Compliance.Application.Changes;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// Changes in table storage: a marker by key that guards against a second delivery until it is pruned, and beside it, in the
/// same partition, a row in the order received while the change is pending or set aside.
/// </summary>
internal sealed class TableChangeStore(TableAccount account) : IChangeStore
{
    private readonly TableClient _table = account.Table("changes");

    public async Task<int> AddAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken)
    {
        var partitions = changes.DistinctBy(change => change.Key).GroupBy(change => Partitions.OfHash(change.Key));
        var added = await Task.WhenAll(partitions.Select(group => AddAsync([.. group], cancellationToken)));
        return added.Sum();
    }

    public async Task<IReadOnlyList<Change>> ListPendingAsync(int max, CancellationToken cancellationToken)
    {
        var rows = await TakeAsync(ChangeRow.Pending, max, cancellationToken);
        return [.. rows.Select(ChangeRow.Read)];
    }

    public Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) => Task.WhenAll(changes
        .DistinctBy(change => change.Key)
        .GroupBy(change => Partitions.OfHash(change.Key))
        .Select(async group =>
        {
            // What is not pending is set aside, or done, or was never heard of.
            var notPending = await CompleteAsync(group, ChangeRow.Pending, cancellationToken);
            await CompleteAsync(notPending, ChangeRow.Aside, cancellationToken);
        }));

    public Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, CancellationToken cancellationToken) =>
        Task.WhenAll(changes.DistinctBy(change => change.Key).Select(change => FailAsync(change, error, setAsideAfter, cancellationToken)));

    public async Task<IReadOnlyList<SetAsideChange>> ListSetAsideAsync(int max, CancellationToken cancellationToken)
    {
        var rows = await TakeAsync(ChangeRow.Aside, max, cancellationToken);
        return [.. rows.Select(row => new SetAsideChange(ChangeRow.Read(row), row.Text(ChangeRow.Error) ?? ""))];
    }

    public Task PruneAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken) => Partitions.InEachAsync(async partition =>
    {
        var query = new TableQuery(
            TableFilter.Rows(partition, ChangeRow.Marker)
                .And(TableFilter.Equal(ChangeRow.IsDone, true))
                .And(TableFilter.Before(ChangeRow.ReceivedAt, receivedBefore)),
            "PartitionKey,RowKey");
        var rows = await _table.QueryAsync(query, cancellationToken).ToListAsync(cancellationToken);
        return await TableTransactions.ExecuteAsync(_table, rows.Select(TableTransaction.DeleteIfThere), cancellationToken);
    });

    private Task<IReadOnlyList<TableEntity>> TakeAsync(string prefix, int max, CancellationToken cancellationToken) => PartitionMerge.TakeAsync(
        _table,
        partition => new TableQuery(TableFilter.Rows(partition, prefix), PageSize: PartitionMerge.PageSize(max)),
        max,
        cancellationToken);

    /// <returns>Those that were not there.</returns>
    private async Task<IReadOnlyList<Change>> CompleteAsync(IEnumerable<Change> changes, string prefix, CancellationToken cancellationToken)
    {
        var transactions = changes.ToDictionary(change => ChangeRow.Complete(change, prefix));
        var refused = await TableTransactions.ExecuteAsync(_table, transactions.Keys, cancellationToken);
        return [.. refused.Select(refusal => transactions[refusal.Transaction])];
    }

    private async Task<int> AddAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var refused = await TableTransactions.ExecuteAsync(_table, changes.Select(ChangeRow.Add), cancellationToken);
        return changes.Count - refused.Count;
    }

    private async Task FailAsync(Change change, string error, int setAsideAfter, CancellationToken cancellationToken)
    {
        var (partition, key) = (Partitions.OfHash(change.Key), ChangeRow.KeyOf(ChangeRow.Pending, change));

        // Somebody else may count or complete at the same time: then count on what is there now.
        for (var isCounted = false; !isCounted && await _table.FindAsync(partition, key, cancellationToken) is { } row;)
        {
            var refused = await TableTransactions.ExecuteAsync(_table, [ChangeRow.Fail(row, error, setAsideAfter)], cancellationToken);
            isCounted = refused.Count == 0;
        }
    }
}
