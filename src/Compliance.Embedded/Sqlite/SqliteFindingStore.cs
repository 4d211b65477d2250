using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Embedded.Sqlite;

/// <summary>Findings in SQLite. The one file is one transaction domain, so a write needs no partition; fences keep theirs.</summary>
internal sealed class SqliteFindingStore(SqliteDatabase database) : IFindingStore
{
    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => SqliteFence.RaiseAsync(database, number, cancellationToken);

    public Task<IReadOnlyList<FindingKey>> WriteAsync(IReadOnlyCollection<FindingWrite> writes, long fence, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyList<FindingKey>>(
            connection =>
            {
                foreach (var partition in writes.Select(write => write.Finding.Key.Partition).Distinct())
                {
                    SqliteFence.Pass(connection, partition, fence);
                }

                return [.. writes.Where(write => !SqliteFindingWriter.Write(connection, write)).Select(write => write.Finding.Key)];
            },
            cancellationToken);

    public Task<StoredFinding?> FindAsync(FindingKey key, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query("SELECT body, version FROM finding WHERE key = $key", FindingRow.Read, ("$key", key.Value)).SingleOrDefault(),
        cancellationToken);

    public Task<IReadOnlyList<StoredFinding>> FindManyAsync(IReadOnlyCollection<FindingKey> keys, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredFinding>>(
            connection => connection.Query(
                "SELECT body, version FROM finding WHERE key IN (SELECT value FROM json_each($keys))",
                FindingRow.Read,
                ("$keys", JsonSerializer.Serialize(keys.Select(key => key.Value)))),
            cancellationToken);

    public Task<IReadOnlyList<StoredFinding>> ListOpenAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<StoredFinding>>(
        connection => connection.Query("SELECT body, version FROM finding WHERE is_open = 1", FindingRow.Read),
        cancellationToken);

    public Task<Page<StoredFinding>> ListAsync(FindingFilter filter, int top, string? continuation, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => SqliteFindingList.Read(connection, filter, top, continuation), cancellationToken);

    public Task<ImmutableArray<ResourceId>> MembersAsync(FindingKey key, CancellationToken cancellationToken) => database.ReadAsync(
        connection => MemberChunk.Unpack(connection.Query(
            "SELECT m.ids FROM member m JOIN finding f ON f.id = m.finding WHERE f.key = $key ORDER BY m.chunk",
            row => row.Bytes(0),
            ("$key", key.Value))),
        cancellationToken);

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(FindingKey key, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<HistoryEntry>>(
            connection => connection.Query(
                "SELECT body FROM history WHERE key = $key ORDER BY at, id",
                row => StoreJson.Read<HistoryEntry>(row.Bytes(0)),
                ("$key", key.Value)),
            cancellationToken);

    public Task<IReadOnlyList<OutboxEntry>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OutboxEntry>>(
            connection => connection.Query(
                "SELECT body FROM outbox WHERE due <= $at ORDER BY due, id LIMIT $max",
                row => StoreJson.Read<OutboxEntry>(row.Bytes(0)),
                ("$at", at.UtcTicks),
                ("$max", max)),
            cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync<DateTimeOffset?>(
        connection => connection.Scalar<object>("SELECT min(due) FROM outbox") is long due ? new DateTimeOffset(due, TimeSpan.Zero) : null,
        cancellationToken);

    public Task<bool> SettleAsync(OutboxEntry entry, StoredFinding? update, HistoryEntry? history, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => SqliteFindingWriter.Settle(connection, entry, update, history), cancellationToken);

    public Task<bool> UpdateAsync(StoredFinding update, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => SqliteFindingWriter.Put(connection, update), cancellationToken);

    public Task<FindingCounts> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var counts = connection.Query(
                "SELECT severity, is_exempted, count(*) FROM finding WHERE is_open = 1 GROUP BY severity, is_exempted",
                row => (Severity: Enum.Parse<Severity>(row.GetString(0)), IsExempted: row.GetBoolean(1), Count: row.GetInt32(2)));
            return new FindingCounts(
                Enum.GetValues<Severity>().ToImmutableDictionary(
                    severity => severity,
                    severity => counts.Where(count => !count.IsExempted && count.Severity == severity).Sum(count => count.Count)),
                counts.Where(count => count.IsExempted).Sum(count => count.Count));
        },
        cancellationToken);
}
