using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Tables;

/// <summary>Findings in table storage: layout and fence as in design 4.8.5.</summary>
internal sealed class TableFindingStore : IFindingStore
{
    // A list that is replaced while it is read is read again.
    private const int MaxReads = 10;

    private readonly TableClient _table;
    private readonly TableFence _fence;
    private readonly MemberRows _members;
    private readonly FindingList _list;

    public TableFindingStore(TableAccount account)
    {
        _table = account.Table("findings");
        _fence = new TableFence(_table);
        _members = new MemberRows(_table);
        _list = new FindingList(_table, _members);
    }

    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => _fence.RaiseAsync(number, cancellationToken);

    public async Task<IReadOnlyList<FindingKey>> WriteAsync(IReadOnlyCollection<FindingWrite> writes, long fence, CancellationToken cancellationToken)
    {
        var left = await Task.WhenAll(writes
            .GroupBy(write => FindingKeys.Partition(write.Finding.Key))
            .Select(group => WriteAsync(group.Key, [.. group.Select(write => new FindingTransaction(write, TableFence.Sample))], fence, cancellationToken)));
        return [.. left.SelectMany(keys => keys)];
    }

    public async Task<StoredFinding?> FindAsync(FindingKey key, CancellationToken cancellationToken) =>
        await FindRowAsync(key, cancellationToken) is { } row ? FindingRow.Read(row) : null;

    public async Task<IReadOnlyList<StoredFinding>> FindManyAsync(IReadOnlyCollection<FindingKey> keys, CancellationToken cancellationToken)
    {
        var found = new ConcurrentBag<StoredFinding>();
        await Parallel.ForEachAsync(
            keys,
            new ParallelOptions { MaxDegreeOfParallelism = Partitions.All.Count, CancellationToken = cancellationToken },
            async (key, token) =>
            {
                if (await FindAsync(key, token) is { } finding)
                {
                    found.Add(finding);
                }
            });
        return [.. found];
    }

    public async Task<IReadOnlyList<StoredFinding>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var rows = await Partitions.QueryAsync(
            _table,
            partition => new TableQuery(TableFilter.Rows(partition, FindingKeys.Findings).And(TableFilter.Equal(FindingRow.IsOpen, true))),
            cancellationToken);
        return [.. rows.Select(FindingRow.Read)];
    }

    public Task<Page<StoredFinding>> ListAsync(FindingFilter filter, int top, string? continuation, CancellationToken cancellationToken) =>
        _list.ReadAsync(filter, top, continuation, cancellationToken);

    public async Task<ImmutableArray<ResourceId>> MembersAsync(FindingKey key, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxReads; attempt++)
        {
            if (await FindRowAsync(key, cancellationToken) is not { } row)
            {
                return [];
            }

            if (await _members.ReadAsync(key, FindingVersion.Of(row), cancellationToken) is { } members)
            {
                return members;
            }
        }

        throw new InvalidOperationException($"The affected clusters of {key} are incomplete.");
    }

    public async Task<IReadOnlyList<HistoryEntry>> HistoryAsync(FindingKey key, CancellationToken cancellationToken) =>
        await _table.QueryAsync(new TableQuery(TableFilter.Rows(FindingKeys.Partition(key), FindingKeys.HistoryOf(key))), cancellationToken)
            .Select(row => StoreJson.Read<HistoryEntry>(TableBody.Read(row)))
            .ToListAsync(cancellationToken);

    public Task<IReadOnlyList<OutboxEntry>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken) =>
        ReadOutboxAsync(FindingKeys.OutboxFrom(at.UtcTicks + 1), max, cancellationToken);

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        await ReadOutboxAsync(TableKey.EndOf(FindingKeys.Outbox), 1, cancellationToken) is [var next, ..] ? next.DueAt : null;

    public async Task<bool> SettleAsync(OutboxEntry entry, StoredFinding? update, HistoryEntry? history, CancellationToken cancellationToken)
    {
        var refused = await TableTransactions.ExecuteAsync(_table, [FindingOperations.Settle(entry, update, history)], cancellationToken);
        return update is null || refused.Count == 0;
    }

    public async Task<bool> UpdateAsync(StoredFinding update, CancellationToken cancellationToken) =>
        (await TableTransactions.ExecuteAsync(_table, [FindingOperations.Update(update)], cancellationToken)).Count == 0;

    public async Task<FindingCounts> CountAsync(CancellationToken cancellationToken)
    {
        var open = await Partitions.QueryAsync(
            _table,
            partition => new TableQuery(
                TableFilter.Rows(partition, FindingKeys.Findings).And(TableFilter.Equal(FindingRow.IsOpen, true)),
                $"PartitionKey,RowKey,{FindingRow.Severity},{FindingRow.IsExempted}"),
            cancellationToken);
        var counts = open.Where(row => !row.Get<bool>(FindingRow.IsExempted)).CountBy(row => row.Get<string>(FindingRow.Severity)).ToDictionary();
        return new FindingCounts(
            Enum.GetValues<Severity>().ToImmutableDictionary(severity => severity, severity => counts.GetValueOrDefault(severity.ToString())),
            open.Count(row => row.Get<bool>(FindingRow.IsExempted)));
    }

    private async Task<IReadOnlyList<FindingKey>> WriteAsync(
        string partition,
        IReadOnlyList<FindingTransaction> findings,
        long fence,
        CancellationToken cancellationToken)
    {
        await _fence.ExecuteAsync(partition, findings.SelectMany(finding => finding.Before), fence, cancellationToken);
        var refused = await _fence.ExecuteAsync(partition, findings.Select(finding => finding.Main), fence, cancellationToken);
        await _fence.ExecuteAsync(
            partition,
            findings.SelectMany(finding => refused.Contains(finding.Main) ? finding.Undo : finding.After),
            fence,
            cancellationToken);
        return [.. findings.Where(finding => refused.Contains(finding.Main)).Select(finding => finding.Key)];
    }

    private Task<TableEntity?> FindRowAsync(FindingKey key, CancellationToken cancellationToken) =>
        _table.FindAsync(FindingKeys.Partition(key), FindingKeys.Finding(key), cancellationToken);

    private async Task<IReadOnlyList<OutboxEntry>> ReadOutboxAsync(string before, int max, CancellationToken cancellationToken)
    {
        var rows = await PartitionMerge.TakeAsync(
            _table,
            partition => new TableQuery(
                TableFilter.Equal("PartitionKey", partition).And(TableFilter.From("RowKey", FindingKeys.Outbox)).And(TableFilter.Before("RowKey", before)),
                PageSize: PartitionMerge.PageSize(max)),
            max,
            cancellationToken);
        return [.. rows.Select(row => StoreJson.Read<OutboxEntry>(TableBody.Read(row)))];
    }
}
