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

    public async Task<IReadOnlyList<Change>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken)
    {
        var rows = await PartitionMerge.TakeAsync(
            _table,
            partition => new TableQuery(TableFilter.Rows(partition, ChangeRow.Pending).And(TableFilter.UpTo(ChangeRow.DueAt, ChangeRow.Due(at))), PageSize: PartitionMerge.PageSize(max)),
            max,
            cancellationToken);
        return [.. rows.Select(ChangeRow.Read)];
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var rows = await Partitions.QueryAsync(
            _table,
            partition => new TableQuery(TableFilter.Rows(partition, ChangeRow.Pending), $"PartitionKey,RowKey,{ChangeRow.DueAt}"),
            cancellationToken);
        return rows.Select(row => (DateTimeOffset?)ChangeRow.DueOf(row)).Min();
    }

    public Task PostponeAsync(IReadOnlyCollection<Change> changes, DateTimeOffset until, CancellationToken cancellationToken) => Task.WhenAll(changes
        .DistinctBy(change => change.Key)
        .GroupBy(change => Partitions.OfHash(change.Key))
        .Select(group => TableTransactions.ExecuteAsync(_table, group.Select(change => ChangeRow.Postpone(change, until)), cancellationToken)));

    public Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) => Task.WhenAll(changes
        .DistinctBy(change => change.Key)
        .GroupBy(change => Partitions.OfHash(change.Key))
        .Select(async group =>
        {
            // What is not pending is set aside, or done, or was never heard of.
            var notPending = await CompleteAsync(group, ChangeRow.Pending, cancellationToken);
            await CompleteAsync(notPending, ChangeRow.Aside, cancellationToken);
        }));

    public Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        Task.WhenAll(changes.DistinctBy(change => change.Key).Select(change => FailAsync(change, row => ChangeRow.Fail(row, error, setAsideAfter, retryAt), cancellationToken)));

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

    private async Task FailAsync(Change change, Func<TableEntity, TableTransaction> fail, CancellationToken cancellationToken)
    {
        var (partition, key) = (Partitions.OfHash(change.Key), ChangeRow.KeyOf(ChangeRow.Pending, change));

        // Somebody else may count or complete at the same time: then count on what is there now.
        for (var isCounted = false; !isCounted && await _table.FindAsync(partition, key, cancellationToken) is { } row;)
        {
            var refused = await TableTransactions.ExecuteAsync(_table, [fail(row)], cancellationToken);
            isCounted = refused.Count == 0;
        }
    }
}
