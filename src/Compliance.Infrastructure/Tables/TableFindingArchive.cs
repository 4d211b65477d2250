using System.Globalization;
using Compliance.Application.Findings;

namespace Compliance.Infrastructure.Tables;

/// <summary>Archiving and removing in table storage, each finding under the ETag it was read with.</summary>
internal sealed class TableFindingArchive(TableAccount account) : IFindingArchive
{
    private readonly TableClient _table = account.Table("findings");

    public Task<IReadOnlyList<StoredFinding>> ListResolvedAsync(RecordState record, DateTimeOffset before, int max, CancellationToken cancellationToken) =>
        TakeAsync(
            partition => new TableQuery(
                TableFilter.Rows(partition, FindingKeys.Findings)
                    .And(TableFilter.Equal(FindingRow.Record, record.ToString()))
                    .And(TableFilter.Before(FindingRow.ResolvedAt, FindingRow.TicksOf(before)))),
            FindingRow.Read,
            max,
            cancellationToken);

    public Task<int> ArchiveAsync(IReadOnlyCollection<StoredFinding> findings, CancellationToken cancellationToken) => ExecuteAsync(
        findings,
        finding =>
        {
            var last = VersionOf(finding);
            var transaction = new TableTransaction();
            FindingOperations.AddFinding(transaction, finding with { Record = RecordState.Archived }, last, last with { Revision = last.Revision + 1 });
            return transaction;
        },
        cancellationToken);

    public async Task<int> RemoveAsync(IReadOnlyCollection<StoredFinding> findings, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var finding in findings)
        {
            var last = VersionOf(finding);
            var partition = FindingKeys.Partition(finding.Key);
            var transaction = TableTransaction.Of(TableOperation.Delete(partition, FindingKeys.Finding(finding.Key), last.ETag));
            transaction.AddIfThere(TableOperation.Delete(partition, FindingKeys.IndexAt(last.Position), TableOperation.AnyVersion));
            if ((await TableTransactions.ExecuteAsync(_table, [transaction], cancellationToken)).Count > 0)
            {
                continue;
            }

            // Nobody reads them without the finding's row: should this die between, the steps go by their age.
            removed++;
            var parts = Enumerable.Range(0, last.MemberRows)
                .Select(number => TableOperation.Delete(partition, FindingKeys.Member(finding.Key, last.MemberSet, number), TableOperation.AnyVersion));
            await TableTransactions.ExecuteAsync(_table, parts.Select(TableTransaction.IfThere), cancellationToken);
            var steps = await _table.QueryAsync(new TableQuery(TableFilter.Rows(partition, FindingKeys.HistoryOf(finding.Key)), "PartitionKey,RowKey"), cancellationToken)
                .ToListAsync(cancellationToken);
            await TableTransactions.ExecuteAsync(_table, steps.Select(TableTransaction.DeleteIfThere), cancellationToken);
        }

        return removed;
    }

    public async Task<int> PruneHistoryAsync(DateTimeOffset before, int max, CancellationToken cancellationToken)
    {
        // The time stands in the key behind the finding's own: keys alone are read until enough are found.
        var old = await TakeAsync(
            partition => new TableQuery(TableFilter.Rows(partition, FindingKeys.Steps), "PartitionKey,RowKey"),
            row => long.Parse(row.RowKey.Split('|')[2], CultureInfo.InvariantCulture) < before.UtcTicks ? row : null,
            max,
            cancellationToken);
        await TableTransactions.ExecuteAsync(_table, old.Select(TableTransaction.DeleteIfThere), cancellationToken);
        return old.Count;
    }

    private static FindingVersion VersionOf(StoredFinding finding) =>
        FindingVersion.Read(finding.Version) ?? throw new ArgumentException("Only a finding that was read can be archived or removed.", nameof(finding));

    private async Task<IReadOnlyList<T>> TakeAsync<T>(Func<string, TableQuery> query, Func<TableEntity, T?> read, int max, CancellationToken cancellationToken)
        where T : class
    {
        List<T> taken = [];
        foreach (var partition in Partitions.All)
        {
            await foreach (var row in _table.QueryAsync(query(partition), cancellationToken))
            {
                if (read(row) is { } one)
                {
                    taken.Add(one);
                }

                if (taken.Count == max)
                {
                    return taken;
                }
            }
        }

        return taken;
    }

    private async Task<int> ExecuteAsync(IReadOnlyCollection<StoredFinding> findings, Func<StoredFinding, TableTransaction> change, CancellationToken cancellationToken)
    {
        var refused = await TableTransactions.ExecuteAsync(_table, findings.Select(change), cancellationToken);
        return findings.Count - refused.Count;
    }
}
