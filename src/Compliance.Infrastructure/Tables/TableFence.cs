using System.Collections.Concurrent;
using Compliance.Application.Findings;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// The fence rows of a table: one a partition, with the number below which no assessor writes. Each of an assessor's batches begins
/// with a merge of the row under its ETag, so a batch that is on its way while the fence goes up is refused whole.
/// </summary>
internal sealed class TableFence(TableClient table)
{
    /// <summary>The key of the row.</summary>
    public const string Key = "fence";

    private const string Number = "Number";

    // With the number: whoever is behind it must not pass under a version that somebody else of this process, or its own refusal, has brought here.
    private readonly ConcurrentDictionary<string, (string? Version, long Number)> _known = new();

    // Writers of this process would only push each other's batches back: in a partition they take turns.
    private readonly Dictionary<string, SemaphoreSlim> _turns = Partitions.All.ToDictionary(partition => partition, _ => new SemaphoreSlim(1, 1));

    /// <summary>What a batch begins with, for reckoning its room.</summary>
    public static TableOperation Sample { get; } = Operation(Partitions.All[0], long.MaxValue, new string('x', 100));

    /// <exception cref="StaleLeaseException">A greater number stands already.</exception>
    public Task RaiseAsync(long number, CancellationToken cancellationToken) => Partitions.InEachAsync(async partition =>
    {
        while (await ReadAsync(partition, number, cancellationToken) != number)
        {
            var outcome = await table.ExecuteAsync(Operation(partition, number, _known[partition].Version), cancellationToken);
            if (outcome.IsDone)
            {
                _known[partition] = (outcome.ETags[0], number);
                break;
            }
        }

        return true;
    });

    /// <summary>Sends transactions of one partition, one batch after the other.</summary>
    /// <returns>Those that were refused because a row was not as expected.</returns>
    /// <exception cref="StaleLeaseException">A greater number stands: nothing of that batch, or of a later one, was written.</exception>
    public async Task<IReadOnlyCollection<TableTransaction>> ExecuteAsync(
        string partition,
        IEnumerable<TableTransaction> transactions,
        long number,
        CancellationToken cancellationToken)
    {
        List<TableTransaction> refused = [];
        foreach (var pack in TableTransactions.Pack(transactions, [Sample]))
        {
            await _turns[partition].WaitAsync(cancellationToken);
            try
            {
                while (pack.Count > 0 && await SendAsync(partition, pack, number, cancellationToken) is { } loser)
                {
                    refused.AddRange(loser);
                }
            }
            finally
            {
                _turns[partition].Release();
            }
        }

        return refused;
    }

    /// <summary>
    /// Writes a single row that bears its number itself. Who takes over writes the row first of all, and nothing but the row is at stake: no
    /// fence of a partition is needed.
    /// </summary>
    /// <returns>The row before; null when there was none.</returns>
    /// <exception cref="StaleLeaseException">The row bears a greater number.</exception>
    public static async Task<TableEntity?> PutAsync(TableClient table, TableEntity row, long number, CancellationToken cancellationToken)
    {
        row[Number] = number;
        while (true)
        {
            var stored = await table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
            if (stored?[Number] is long standing && standing > number)
            {
                throw new StaleLeaseException($"The row {row.RowKey} was written above {number}: a newer assessor holds the lease.");
            }

            if ((await table.ExecuteAsync(stored is null ? TableOperation.Insert(row) : TableOperation.Replace(row, stored.ETag!), cancellationToken)).IsDone)
            {
                return stored;
            }
        }
    }

    /// <returns>Null when the pack was written; else what was taken out of it, before the rest is tried again.</returns>
    private async Task<IReadOnlyCollection<TableTransaction>?> SendAsync(
        string partition,
        List<TableTransaction> pack,
        long number,
        CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(partition, out var known) || known.Number > number)
        {
            await ReadAsync(partition, number, cancellationToken);
            known = _known[partition];
        }

        var batch = new TableBatch();
        batch.Add(Operation(partition, number, known.Version));
        foreach (var operation in pack.SelectMany(transaction => transaction.Operations))
        {
            batch.Add(operation);
        }

        var outcome = await table.ExecuteAsync(batch, cancellationToken);
        if (outcome.IsDone)
        {
            _known[partition] = (outcome.ETags[0], number);
            return null;
        }

        if (outcome.FailedAt == 0)
        {
            // Either the fence went up, or a batch of this very number was written whose answer got lost.
            await ReadAsync(partition, number, cancellationToken);
            return [];
        }

        return TableTransactions.Drop(pack, batch.Operations[outcome.FailedAt], outcome.Failure) is { } loser ? [loser] : [];
    }

    /// <returns>The number that stands; null when none does.</returns>
    private async Task<long?> ReadAsync(string partition, long number, CancellationToken cancellationToken)
    {
        var row = await table.FindAsync(partition, Key, cancellationToken);
        var standing = row?.Get<long>(Number);
        _known[partition] = (row?.ETag, standing ?? 0);
        return standing > number
            ? throw new StaleLeaseException($"The fence of partition {partition} stands at {standing}, above {number}: a newer assessor holds the lease.")
            : standing;
    }

    private static TableOperation Operation(string partition, long number, string? version)
    {
        var row = new TableEntity(partition, Key) { [Number] = number };
        return version is null ? TableOperation.Insert(row) : TableOperation.Merge(row, version);
    }
}
