using System.Globalization;
using Compliance.Application.Changes;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>The rows of a change.</summary>
internal static class ChangeRow
{
    private const string Marker = "key|";
    public const string Pending = "pending|";
    public const string Aside = "aside|";
    public const string Done = "done|";

    /// <summary>UTC ticks as text of one length: services and emulators agree on the order of texts, not on that of times.</summary>
    public const string DueAt = "DueAt";

    public const string Error = "Error";
    private const string Attempts = "Attempts";

    // A property holds 32,768 characters; a failure says what it has to say in fewer.
    private const int MaxErrorLength = 8000;

    public static Change Read(TableEntity row) => StoreJson.Read<Change>(TableBody.Read(row)) with { Attempts = row.Get<int>(Attempts) };

    /// <summary>Of the rows that carry a change; each change has one of them.</summary>
    public static IReadOnlyList<string> Prefixes { get; } = [Pending, Aside, Done];

    public static string KeyOf(string prefix, Change change) => $"{prefix}{TicksOf(change.ReceivedAt)}|{TableKey.Of(change.Key)}";

    public static string TicksOf(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>In the order received, whatever became of it: the row's key behind its prefix.</summary>
    public static string PositionOf(TableEntity row) => row.RowKey[(row.RowKey.IndexOf('|', StringComparison.Ordinal) + 1)..];

    public static TrackedChange Track(TableEntity row) => new(
        Read(row),
        row.RowKey.StartsWith(Done, StringComparison.Ordinal) ? ChangeState.Done : row.RowKey.StartsWith(Aside, StringComparison.Ordinal) ? ChangeState.SetAside : ChangeState.Pending,
        row.Text(Error));

    /// <summary>Refused when the key was seen before.</summary>
    public static TableTransaction Add(Change change)
    {
        var row = RowOf(change, Pending, change.Attempts);
        return TableTransaction.Of(
            TableOperation.Insert(new TableEntity(row.PartitionKey, MarkerOf(change))),
            TableOperation.Put(row));
    }

    /// <summary>Refused when the change is not where it is looked for.</summary>
    public static TableTransaction Complete(Change change, string prefix)
    {
        var done = RowOf(change, Done, change.Attempts);
        return TableTransaction.Of(TableOperation.Delete(done.PartitionKey, KeyOf(prefix, change), TableOperation.AnyVersion), TableOperation.Put(done));
    }

    /// <summary>Refused when the change is not where it is looked for.</summary>
    public static TableTransaction Requeue(Change change, string prefix)
    {
        var pending = RowOf(change, Pending, attempts: 0);
        return TableTransaction.Of(TableOperation.Delete(pending.PartitionKey, KeyOf(prefix, change), TableOperation.AnyVersion), TableOperation.Put(pending));
    }

    /// <summary>Refused when the change is not done any more.</summary>
    public static TableTransaction Forget(TableEntity done)
    {
        var transaction = TableTransaction.Of(TableOperation.Delete(done.PartitionKey, done.RowKey, done.ETag ?? TableOperation.AnyVersion));
        transaction.AddIfThere(TableOperation.Delete(done.PartitionKey, Marker + done.RowKey.Split('|')[2], TableOperation.AnyVersion));
        return transaction;
    }

    /// <param name="row">The pending row as it was read; refused when it changed since.</param>
    public static TableTransaction Fail(TableEntity row, string error, int setAsideAfter, DateTimeOffset retryAt)
    {
        var attempts = row.Get<int>(Attempts) + 1;
        var isLast = attempts >= setAsideAfter;
        var key = isLast ? Aside + row.RowKey[Pending.Length..] : row.RowKey;
        var next = new TableEntity(row.PartitionKey, key) { [Attempts] = attempts, [DueAt] = TicksOf(retryAt), [Error] = error[..Math.Min(error.Length, MaxErrorLength)] };
        TableBody.Copy(row, next);
        return isLast
            ? TableTransaction.Of(TableOperation.Delete(row.PartitionKey, row.RowKey, row.ETag!), TableOperation.Put(next))
            : TableTransaction.Of(TableOperation.Replace(next, row.ETag!));
    }

    public static DateTimeOffset DueOf(TableEntity row) => new(long.Parse(row.Get<string>(DueAt), CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>Refused when the change is not pending.</summary>
    public static TableTransaction Postpone(Change change, DateTimeOffset until) => TableTransaction.Of(
        TableOperation.Merge(new TableEntity(Partitions.OfHash(change.Key), KeyOf(Pending, change)) { [DueAt] = TicksOf(until) }, TableOperation.AnyVersion));

    // A change is due from when it was received, until something else is said.
    private static TableEntity RowOf(Change change, string prefix, int attempts)
    {
        var row = new TableEntity(Partitions.OfHash(change.Key), KeyOf(prefix, change)) { [Attempts] = attempts, [DueAt] = TicksOf(change.ReceivedAt) };
        TableBody.Put(row, StoreJson.Write(change));
        return row;
    }

    private static string MarkerOf(Change change) => Marker + TableKey.Of(change.Key);
}
