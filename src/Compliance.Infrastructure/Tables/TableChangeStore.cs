using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// Changes in table storage: a marker by key that guards against a second delivery, and beside it, in the same partition, a row in
/// the order received that says by its key whether the change is pending, set aside or done; both until they are pruned.
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
            partition => new TableQuery(TableFilter.Rows(partition, ChangeRow.Pending).And(TableFilter.UpTo(ChangeRow.DueAt, ChangeRow.TicksOf(at))), PageSize: PartitionMerge.PageSize(max)),
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

    public async Task<Page<TrackedChange>> ListAsync(DateTimeOffset from, DateTimeOffset to, int top, string? continuation, CancellationToken cancellationToken)
    {
        var after = Continuation.Read(continuation);
        var rows = await Task.WhenAll(ChangeRow.Prefixes.Select(prefix => PartitionMerge.TakeAsync(
            _table,
            partition => new TableQuery(
                TableFilter.Equal("PartitionKey", partition)
                    .And(after is null ? TableFilter.From("RowKey", prefix + ChangeRow.TicksOf(from)) : TableFilter.After("RowKey", prefix + after))
                    .And(TableFilter.Before("RowKey", prefix + ChangeRow.TicksOf(to))),
                PageSize: PartitionMerge.PageSize(top)),
            top + 1,
            cancellationToken)));
        var ordered = rows.SelectMany(row => row).OrderBy(ChangeRow.PositionOf, StringComparer.Ordinal).ToList();
        return new Page<TrackedChange>([.. ordered.Take(top).Select(ChangeRow.Track)], ordered.Count > top ? Continuation.After(ChangeRow.PositionOf(ordered[top - 1])) : null);
    }

    public async Task<int> RequeueAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken)
    {
        var requeued = await Task.WhenAll(changes.DistinctBy(change => change.Key).GroupBy(change => Partitions.OfHash(change.Key)).Select(async group =>
        {
            var notDone = await MoveAsync(group, change => ChangeRow.Requeue(change, ChangeRow.Done), cancellationToken);
            var neither = await MoveAsync(notDone, change => ChangeRow.Requeue(change, ChangeRow.Aside), cancellationToken);
            return group.Count() - neither.Count;
        }));
        return requeued.Sum();
    }

    public async Task<int> PruneAsync(DateTimeOffset receivedBefore, int max, CancellationToken cancellationToken)
    {
        var rows = await PartitionMerge.TakeAsync(
            _table,
            partition => new TableQuery(
                TableFilter.Rows(partition, ChangeRow.Done).And(TableFilter.Before("RowKey", ChangeRow.Done + ChangeRow.TicksOf(receivedBefore))),
                "PartitionKey,RowKey",
                PartitionMerge.PageSize(max)),
            max,
            cancellationToken);
        // One that was made pending again meanwhile stays, and so does its marker.
        var refused = await TableTransactions.ExecuteAsync(_table, rows.Select(ChangeRow.Forget), cancellationToken);
        return rows.Count - refused.Count;
    }

    private Task<IReadOnlyList<TableEntity>> TakeAsync(string prefix, int max, CancellationToken cancellationToken) => PartitionMerge.TakeAsync(
        _table,
        partition => new TableQuery(TableFilter.Rows(partition, prefix), PageSize: PartitionMerge.PageSize(max)),
        max,
        cancellationToken);

    /// <returns>Those that were not there.</returns>
    private Task<IReadOnlyList<Change>> CompleteAsync(IEnumerable<Change> changes, string prefix, CancellationToken cancellationToken) =>
        MoveAsync(changes, change => ChangeRow.Complete(change, prefix), cancellationToken);

    /// <returns>Those that were not there.</returns>
    private async Task<IReadOnlyList<Change>> MoveAsync(IEnumerable<Change> changes, Func<Change, TableTransaction> move, CancellationToken cancellationToken)
    {
        var transactions = changes.ToDictionary(move);
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
