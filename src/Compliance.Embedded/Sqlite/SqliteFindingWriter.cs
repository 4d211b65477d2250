using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>What belongs to one finding, inside the caller's transaction.</summary>
internal static class SqliteFindingWriter
{
    /// <returns>False, with nothing written, when the finding changed since it was read.</returns>
    public static bool Write(SqliteConnection connection, FindingWrite write)
    {
        if (!Put(connection, write.Finding))
        {
            return false;
        }

        if (write.Members is { } members)
        {
            PutMembers(connection, write.Finding.Key, members);
        }

        AddHistory(connection, write.History);
        foreach (var alert in write.Withdrawn)
        {
            Remove(connection, alert);
        }

        if (write.Alert is { } owed)
        {
            connection.Run(
                "INSERT OR REPLACE INTO outbox (id, due, body) VALUES ($id, $due, $body)",
                ("$id", owed.Id),
                ("$due", owed.DueAt.UtcTicks),
                ("$body", StoreJson.Write(owed)));
        }

        return true;
    }

    /// <returns>False, with nothing written, when the finding changed since it was read.</returns>
    public static bool Settle(SqliteConnection connection, OutboxEntry entry, StoredFinding? update, HistoryEntry? history)
    {
        if (update is not null && !Put(connection, update))
        {
            return false;
        }

        // Whoever finds the alert gone and has nothing to change comes second: the first one told the history.
        if ((Remove(connection, entry) || update is not null) && history is not null)
        {
            AddHistory(connection, [history]);
        }

        return true;
    }

    /// <returns>False, with nothing written, when the finding changed since it was read.</returns>
    public static bool Put(SqliteConnection connection, StoredFinding finding)
    {
        var columns = FindingRow.Columns(finding);
        return (FindingRow.VersionOf(finding) is { } version
            ? connection.Run(
                """
                UPDATE finding SET version = version + 1, position = $position, record = $record, workflow = $workflow, severity = $severity, resolved = $resolved,
                    is_open = $is_open, is_exempted = $is_exempted, rule = $rule, subscription = $subscription, name = $name, body = $body
                WHERE key = $key AND version = $version
                """,
                [.. columns, ("$version", version)])
            : connection.Run(
                """
                INSERT INTO finding (key, version, position, record, workflow, severity, resolved, is_open, is_exempted, rule, subscription, name, body)
                VALUES ($key, 1, $position, $record, $workflow, $severity, $resolved, $is_open, $is_exempted, $rule, $subscription, $name, $body)
                ON CONFLICT (key) DO NOTHING
                """,
                columns)) == 1;
    }

    private static void PutMembers(SqliteConnection connection, FindingKey key, ImmutableArray<ResourceId> members)
    {
        var finding = connection.Scalar<long>("SELECT id FROM finding WHERE key = $key", ("$key", key.Value));
        connection.Run("DELETE FROM member WHERE finding = $finding", ("$finding", finding));
        foreach (var (number, chunk) in MemberChunk.Pack(members).Index())
        {
            connection.Run(
                "INSERT INTO member (finding, chunk, first, last, ids) VALUES ($finding, $chunk, $first, $last, $ids)",
                ("$finding", finding),
                ("$chunk", number),
                ("$first", chunk.First),
                ("$last", chunk.Last),
                ("$ids", chunk.Ids));
        }
    }

    private static void AddHistory(SqliteConnection connection, ImmutableArray<HistoryEntry> entries)
    {
        foreach (var entry in entries)
        {
            connection.Run(
                "INSERT INTO history (key, at, body) VALUES ($key, $at, $body)",
                ("$key", entry.Key.Value),
                ("$at", entry.At.UtcTicks),
                ("$body", StoreJson.Write(entry)));
        }
    }

    private static bool Remove(SqliteConnection connection, OutboxEntry entry) =>
        connection.Run("DELETE FROM outbox WHERE id = $id", ("$id", entry.Id)) > 0;
}
