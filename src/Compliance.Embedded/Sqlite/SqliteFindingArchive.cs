using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Archiving and removing in SQLite. What is to go is looked for without the writer's turn.</summary>
internal sealed class SqliteFindingArchive(SqliteDatabase database) : IFindingArchive
{
    public Task<IReadOnlyList<StoredFinding>> ListResolvedAsync(RecordState record, DateTimeOffset before, int max, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredFinding>>(
            connection => connection.Query(
                "SELECT body, version FROM finding WHERE record = $record AND resolved < $before LIMIT $max",
                FindingRow.Read,
                ("$record", record.ToString()),
                ("$before", before.UtcTicks),
                ("$max", max)),
            cancellationToken);

    public Task<int> ArchiveAsync(IReadOnlyCollection<StoredFinding> findings, CancellationToken cancellationToken) => database.WriteAsync(
        connection => findings.Sum(finding => connection.Run(
            "UPDATE finding SET version = version + 1, record = $record, body = $body WHERE key = $key AND version = $version",
            ("$key", finding.Key.Value),
            ("$version", FindingRow.VersionOf(finding)),
            ("$record", nameof(RecordState.Archived)),
            ("$body", StoreJson.Write(finding with { Record = RecordState.Archived, Version = null })))),
        cancellationToken);

    public Task<int> RemoveAsync(IReadOnlyCollection<StoredFinding> findings, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => findings.Count(finding => Remove(connection, finding)), cancellationToken);

    public async Task<int> PruneHistoryAsync(DateTimeOffset before, int max, CancellationToken cancellationToken)
    {
        var old = await database.ReadAsync(
            connection => connection.Query(
                "SELECT id FROM history WHERE at < $before LIMIT $max",
                row => row.GetInt64(0),
                ("$before", before.UtcTicks),
                ("$max", max)),
            cancellationToken);
        return old.Count == 0 ? 0 : await database.WriteAsync(
            connection => old.Sum(id => connection.Run("DELETE FROM history WHERE id = $id", ("$id", id))),
            cancellationToken);
    }

    private static bool Remove(SqliteConnection connection, StoredFinding finding)
    {
        var removed = connection.Query(
            "DELETE FROM finding WHERE key = $key AND version = $version RETURNING id",
            row => row.GetInt64(0),
            ("$key", finding.Key.Value),
            ("$version", FindingRow.VersionOf(finding)));
        if (removed is not [var id])
        {
            return false;
        }

        connection.Run("DELETE FROM member WHERE finding = $finding", ("$finding", id));
        connection.Run("DELETE FROM history WHERE key = $key", ("$key", finding.Key.Value));
        return true;
    }
}
