using System.Globalization;
using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Stores;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Changes in SQLite, one row each, which stays until it is pruned: it guards against a second delivery and can be replayed.</summary>
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
            "UPDATE change SET state = 'done', error = NULL WHERE key = $key AND state <> 'done'",
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

    public Task<Page<TrackedChange>> ListAsync(DateTimeOffset from, DateTimeOffset to, int top, string? continuation, CancellationToken cancellationToken) =>
        database.ReadAsync(
            connection =>
            {
                var (received, id) = PositionOf(continuation) ?? (from.UtcTicks, -1);
                var rows = connection.Query(
                    """
                    SELECT body, attempts, state, error, received, id FROM change
                    WHERE (received, id) > ($received, $id) AND received < $to AND body IS NOT NULL ORDER BY received, id LIMIT $limit
                    """,
                    row => (Tracked: new TrackedChange(Read(row), Enum.Parse<ChangeState>(row.GetString(2), ignoreCase: true), row.IsDBNull(3) ? null : row.GetString(3)), Position: $"{row.GetInt64(4)} {row.GetInt64(5)}"),
                    ("$received", Math.Max(received, from.UtcTicks)),
                    ("$id", received < from.UtcTicks ? -1 : id),
                    ("$to", to.UtcTicks),
                    ("$limit", top + 1L));
                return new Page<TrackedChange>([.. rows.Take(top).Select(row => row.Tracked)], rows.Count > top ? Continuation.After(rows[top - 1].Position) : null);
            },
            cancellationToken);

    public Task<int> RequeueAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) => database.WriteAsync(
        connection => changes.Sum(change => connection.Run(
            "UPDATE change SET state = 'pending', due = received, attempts = 0, error = NULL WHERE key = $key AND state <> 'pending' AND body IS NOT NULL",
            ("$key", change.Key))),
        cancellationToken);

    public Task<int> PruneAsync(DateTimeOffset receivedBefore, int max, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run(
            "DELETE FROM change WHERE id IN (SELECT id FROM change WHERE state = 'done' AND received < $before ORDER BY received, id LIMIT $max)",
            ("$before", receivedBefore.UtcTicks),
            ("$max", max)),
        cancellationToken);

    private static (long Received, long Id)? PositionOf(string? continuation)
    {
        if (Continuation.Read(continuation) is not { } position)
        {
            return null;
        }

        return position.Split(' ') is [var received, var id]
            && long.TryParse(received, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (ticks, number)
            : throw new FormatException("The continuation is none of this list.");
    }

    private static Change Read(SqliteDataReader row) => StoreJson.Read<Change>(row.Bytes(0)) with { Attempts = row.GetInt32(1) };
}
