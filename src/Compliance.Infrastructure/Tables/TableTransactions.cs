namespace Compliance.Infrastructure.Tables;

/// <summary>Sends transactions, several in one batch where they fit.</summary>
internal static class TableTransactions
{
    /// <summary>Makes each transaction's changes whole or not at all.</summary>
    /// <returns>The transactions that were refused, with the reason.</returns>
    public static async Task<IReadOnlyList<(TableTransaction Transaction, TableFailure Failure)>> ExecuteAsync(
        TableClient table,
        IEnumerable<TableTransaction> transactions,
        CancellationToken cancellationToken)
    {
        List<(TableTransaction, TableFailure)> refused = [];
        foreach (var group in transactions.GroupBy(transaction => transaction.Operations[0].PartitionKey))
        {
            foreach (var pack in Pack(group, reserved: []))
            {
                await SendAsync(table, pack, refused, cancellationToken);
            }
        }

        return refused;
    }

    /// <summary>As many to a batch as fit, in order; none that touches a row another one of the batch touches.</summary>
    /// <param name="reserved">What goes into each batch besides.</param>
    public static IEnumerable<List<TableTransaction>> Pack(IEnumerable<TableTransaction> transactions, IReadOnlyCollection<TableOperation> reserved)
    {
        List<TableTransaction> pack = [];
        HashSet<string> rows = [];
        foreach (var transaction in transactions)
        {
            var all = reserved.Concat(pack.SelectMany(packed => packed.Operations)).Concat(transaction.Operations).ToList();
            if (pack.Count > 0 && (!new TableBatch().HasRoomFor(all) || transaction.Operations.Any(operation => rows.Contains(operation.RowKey))))
            {
                yield return pack;
                pack = [];
                rows.Clear();
            }

            pack.Add(transaction);
            rows.UnionWith(transaction.Operations.Select(operation => operation.RowKey));
        }

        if (pack.Count > 0)
        {
            yield return pack;
        }
    }

    private static async Task SendAsync(
        TableClient table,
        List<TableTransaction> pack,
        List<(TableTransaction, TableFailure)> refused,
        CancellationToken cancellationToken)
    {
        pack.RemoveAll(transaction => transaction.Operations.Count == 0);
        while (pack.Count > 0)
        {
            var batch = new TableBatch();
            foreach (var operation in pack.SelectMany(transaction => transaction.Operations))
            {
                batch.Add(operation);
            }

            var outcome = await table.ExecuteAsync(batch, cancellationToken);
            if (outcome.IsDone)
            {
                return;
            }

            if (Drop(pack, batch.Operations[outcome.FailedAt], outcome.Failure) is { } loser)
            {
                refused.Add((loser, outcome.Failure));
            }
        }
    }

    /// <summary>Takes the operation out that the service refused, or the whole transaction that cannot do without it.</summary>
    /// <returns>The transaction that was taken out.</returns>
    public static TableTransaction? Drop(List<TableTransaction> pack, TableOperation operation, TableFailure failure)
    {
        var owner = pack.Single(transaction => transaction.Operations.Contains(operation));
        var isLost = !owner.LeaveOut(operation, failure);
        if (isLost || owner.Operations.Count == 0)
        {
            pack.Remove(owner);
        }

        return isLost ? owner : null;
    }
}
