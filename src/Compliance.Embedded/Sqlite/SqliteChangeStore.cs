using Compliance.Application.Changes;
using Compliance.Application.Stores;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Changes in SQLite: one row each, whose body goes when the change is done and whose key stays until it is pruned.</summary>
internal sealed class SqliteChangeStore(SqliteDatabase database) : IChangeStore
{
    public Task<int> AddAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) => database.WriteAsync(
        connection => changes.Sum(change => connection.Run(
            """
            INSERT INTO change (key, received, due, state, attempts, body) VALUES ($key, $received, $received, 'pending', $attempts, $body)
            ON CONFLICT (key) DO NOTHING
            """,
            ("$key", change.Key),
            ("$received", change.ReceivedAt.UtcTicks),
            ("$attempts", change.Attempts),
            ("$body", StoreJson.Write(change)))),
        cancellationToken);

    public Task<IReadOnlyList<Change>> ListPendingAsync(int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Change>>(
            connection => connection.Query(
                "SELECT body, attempts FROM change WHERE state = 'pending' ORDER BY received, id LIMIT $max",
                Read,
                ("$max", max)),
            cancellationToken);

    public Task<IReadOnlyList<Change>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Change>>(
            connection => connection.Query(
                "SELECT body, attempts FROM change WHERE state = 'pending' AND due <= $at ORDER BY received, id LIMIT $max",
                Read,
                ("$at", at.UtcTicks),
                ("$max", max)),
            cancellationToken);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => database.ReadAsync<DateTimeOffset?>(
        connection => connection.Scalar<object>("SELECT min(due) FROM change WHERE state = 'pending'") is long due ? new DateTimeOffset(due, TimeSpan.Zero) : null,
        cancellationToken);

    public Task PostponeAsync(IReadOnlyCollection<Change> changes, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        connection => changes.Sum(change => connection.Run(
            "UPDATE change SET due = $until WHERE key = $key AND state = 'pending'",
            ("$key", change.Key),
            ("$until", until.UtcTicks))),
        cancellationToken);

    public Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) => database.WriteAsync(
        connection => changes.Sum(change => connection.Run(
            "UPDATE change SET state = 'done', body = NULL, error = NULL WHERE key = $key AND state <> 'done'",
            ("$key", change.Key))),
        cancellationToken);

    public Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, DateTimeOffset retryAt, CancellationToken cancellationToken) =>
        database.WriteAsync(
            connection => changes.Sum(change => connection.Run(
                """
                UPDATE change
                SET attempts = attempts + 1, error = $error, due = $due, state = CASE WHEN attempts + 1 >= $limit THEN 'setAside' ELSE 'pending' END
                WHERE key = $key AND state = 'pending'
                """,
                ("$key", change.Key),
                ("$error", error),
                ("$due", retryAt.UtcTicks),
                ("$limit", setAsideAfter))),
            cancellationToken);

    public Task<IReadOnlyList<SetAsideChange>> ListSetAsideAsync(int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SetAsideChange>>(
            connection => connection.Query(
                "SELECT body, attempts, error FROM change WHERE state = 'setAside' ORDER BY received, id LIMIT $max",
                row => new SetAsideChange(Read(row), row.GetString(2)),
                ("$max", max)),
            cancellationToken);

    public Task PruneAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run("DELETE FROM change WHERE state = 'done' AND received < $before", ("$before", receivedBefore.UtcTicks)),
        cancellationToken);

    private static Change Read(SqliteDataReader row) => StoreJson.Read<Change>(row.Bytes(0)) with { Attempts = row.GetInt32(1) };
}
