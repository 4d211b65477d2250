using System.Globalization;
using Compliance.Application.Changes;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>The rows of a change.</summary>
internal static class ChangeRow
{
    public const string Marker = "key|";
    public const string Pending = "pending|";
    public const string Aside = "aside|";
    public const string IsDone = "IsDone";
    public const string ReceivedAt = "ReceivedAt";

    /// <summary>UTC ticks as text of one length: services and emulators agree on the order of texts, not on that of times.</summary>
    public const string DueAt = "DueAt";

    public const string Error = "Error";
    private const string Attempts = "Attempts";

    // A property holds 32,768 characters; a failure says what it has to say in fewer.
    private const int MaxErrorLength = 8000;

    public static Change Read(TableEntity row) => StoreJson.Read<Change>(TableBody.Read(row)) with { Attempts = row.Get<int>(Attempts) };

    public static string KeyOf(string prefix, Change change) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{change.ReceivedAt.UtcTicks:D19}|{TableKey.Of(change.Key)}");

    /// <summary>Refused when the key was seen before.</summary>
    public static TableTransaction Add(Change change)
    {
        var row = new TableEntity(Partitions.OfHash(change.Key), KeyOf(Pending, change)) { [Attempts] = change.Attempts, [DueAt] = Due(change.ReceivedAt) };
        TableBody.Put(row, StoreJson.Write(change));
        return TableTransaction.Of(
            TableOperation.Insert(new TableEntity(row.PartitionKey, MarkerOf(change)) { [IsDone] = false, [ReceivedAt] = change.ReceivedAt }),
            TableOperation.Put(row));
    }

    /// <summary>Refused when the change is not where it is looked for.</summary>
    public static TableTransaction Complete(Change change, string prefix)
    {
        var partition = Partitions.OfHash(change.Key);
        return TableTransaction.Of(
            TableOperation.Delete(partition, KeyOf(prefix, change), TableOperation.AnyVersion),
            TableOperation.Merge(new TableEntity(partition, MarkerOf(change)) { [IsDone] = true }, TableOperation.AnyVersion));
    }

    /// <param name="row">The pending row as it was read; refused when it changed since.</param>
    public static TableTransaction Fail(TableEntity row, string error, int setAsideAfter, DateTimeOffset retryAt)
    {
        var attempts = row.Get<int>(Attempts) + 1;
        var isLast = attempts >= setAsideAfter;
        var key = isLast ? Aside + row.RowKey[Pending.Length..] : row.RowKey;
        var next = new TableEntity(row.PartitionKey, key) { [Attempts] = attempts, [DueAt] = Due(retryAt), [Error] = error[..Math.Min(error.Length, MaxErrorLength)] };
        TableBody.Copy(row, next);
        return isLast
            ? TableTransaction.Of(TableOperation.Delete(row.PartitionKey, row.RowKey, row.ETag!), TableOperation.Put(next))
            : TableTransaction.Of(TableOperation.Replace(next, row.ETag!));
    }

    public static string Due(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    public static DateTimeOffset DueOf(TableEntity row) => new(long.Parse(row.Get<string>(DueAt), CultureInfo.InvariantCulture), TimeSpan.Zero);

    /// <summary>Refused when the change is not pending.</summary>
    public static TableTransaction Postpone(Change change, DateTimeOffset until) => TableTransaction.Of(
        TableOperation.Merge(new TableEntity(Partitions.OfHash(change.Key), KeyOf(Pending, change)) { [DueAt] = Due(until) }, TableOperation.AnyVersion));

    private static string MarkerOf(Change change) => Marker + TableKey.Of(change.Key);
}
