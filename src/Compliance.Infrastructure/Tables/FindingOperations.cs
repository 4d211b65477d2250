using Compliance.Application.Findings;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>The rows that every write of a finding changes together.</summary>
internal static class FindingOperations
{
    /// <summary>The finding's row and its index row, guarded by the version the finding was read at.</summary>
    public static void AddFinding(TableTransaction transaction, StoredFinding finding, FindingVersion? last, FindingVersion next)
    {
        var partition = FindingKeys.Partition(finding.Key);
        var row = FindingRow.Of(finding, FindingKeys.Finding(finding.Key), next);
        var index = row.At(FindingKeys.IndexAt(next.Position));
        if (last is null)
        {
            transaction.Add(TableOperation.Insert(row));
            transaction.Add(TableOperation.Put(index));
            return;
        }

        transaction.Add(TableOperation.Replace(row, last.IsOfIndex ? TableOperation.AnyVersion : last.ETag));
        if (last.Position == next.Position)
        {
            transaction.Add(last.IsOfIndex ? TableOperation.Replace(index, last.ETag) : TableOperation.Put(index));
            return;
        }

        var old = TableOperation.Delete(partition, FindingKeys.IndexAt(last.Position), last.IsOfIndex ? last.ETag : TableOperation.AnyVersion);
        if (last.IsOfIndex)
        {
            transaction.Add(old);
        }
        else
        {
            // The finding's own row is the guard; an index row that got lost is no reason to refuse.
            transaction.AddIfThere(old);
        }

        transaction.Add(TableOperation.Put(index));
    }

    /// <summary>A finding's rows as they should now be.</summary>
    public static TableTransaction Update(StoredFinding update)
    {
        var transaction = new TableTransaction();
        AddUpdate(transaction, update);
        return transaction;
    }

    public static TableEntity BodyRow<T>(string partition, string rowKey, T value)
    {
        var row = new TableEntity(partition, rowKey);
        TableBody.Put(row, StoreJson.Write(value));
        return row;
    }

    private static void AddUpdate(TableTransaction transaction, StoredFinding update)
    {
        var last = FindingVersion.Read(update.Version) ?? throw new ArgumentException("Only a finding that was read from the store can be updated.", nameof(update));
        AddFinding(transaction, update, last, last with { Revision = last.Revision + 1, Position = FindingOrder.PositionOf(update) });
    }

    /// <summary>An alert's removal with what goes with it.</summary>
    public static TableTransaction Settle(OutboxEntry entry, StoredFinding? update, HistoryEntry? history)
    {
        var partition = FindingKeys.Partition(entry.Key);
        var alert = TableOperation.Delete(partition, FindingKeys.OutboxOf(entry), TableOperation.AnyVersion);
        var transaction = new TableTransaction();
        if (update is null)
        {
            // Whoever finds the alert gone comes second, and has nothing to tell.
            transaction.Add(alert);
        }
        else
        {
            transaction.AddIfThere(alert);
            AddUpdate(transaction, update);
        }

        if (history is not null)
        {
            var row = update is null
                ? FindingKeys.History(history, entry)
                : FindingKeys.History(history, FindingVersion.Read(update.Version)!.Revision + 1, number: 0);
            transaction.Add(TableOperation.Put(BodyRow(partition, row, history)));
        }

        return transaction;
    }
}
