using Compliance.Application;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>The tables, and the version they are of.</summary>
internal static class SqliteSchema
{
    // Times are UTC ticks. What is searched or sorted by has a column, all else lies in the JSON body.
    private const string First = """
        CREATE TABLE schema_version (version INTEGER NOT NULL);

        CREATE TABLE fence (partition TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE finding (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, position TEXT NOT NULL UNIQUE,
            record TEXT NOT NULL, workflow TEXT NOT NULL, severity TEXT NOT NULL, is_open INTEGER NOT NULL, is_exempted INTEGER NOT NULL,
            rule TEXT NOT NULL, subscription TEXT NOT NULL, name TEXT NOT NULL, body BLOB NOT NULL);
        CREATE INDEX finding_open ON finding (severity, is_exempted) WHERE is_open = 1;
        CREATE TABLE member (
            finding INTEGER NOT NULL, chunk INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, ids BLOB NOT NULL,
            PRIMARY KEY (finding, chunk));
        CREATE TABLE history (id INTEGER PRIMARY KEY, key TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX history_key ON history (key, at, id);
        CREATE TABLE outbox (id TEXT PRIMARY KEY, due INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX outbox_due ON outbox (due, id);

        CREATE TABLE change (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, received INTEGER NOT NULL, state TEXT NOT NULL,
            attempts INTEGER NOT NULL, error TEXT, body BLOB);
        CREATE INDEX change_state ON change (state, received, id);

        CREATE TABLE proof (cluster TEXT PRIMARY KEY, verdict TEXT NOT NULL, digest TEXT NOT NULL, body BLOB NOT NULL);
        CREATE INDEX proof_verdict ON proof (verdict, cluster);
        CREATE TABLE observation (
            resource TEXT PRIMARY KEY, id TEXT NOT NULL, read_at INTEGER NOT NULL, inside_azure INTEGER NOT NULL, json BLOB);
        CREATE INDEX observation_read_at ON observation (read_at);
        CREATE TABLE relation (
            resource TEXT NOT NULL, scope TEXT NOT NULL, resource_id TEXT NOT NULL, scope_id TEXT NOT NULL,
            PRIMARY KEY (resource, scope)) WITHOUT ROWID;

        CREATE TABLE scan (id TEXT PRIMARY KEY, status TEXT NOT NULL, requested INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX scan_status ON scan (status, requested);
        CREATE TABLE scan_result (id TEXT PRIMARY KEY, json BLOB NOT NULL);
        CREATE TABLE lease (name TEXT PRIMARY KEY, number INTEGER NOT NULL, holder TEXT NOT NULL, expires INTEGER NOT NULL) WITHOUT ROWID;
        """;

    // What each version adds to the one before.
    private static readonly string[] Steps =
    [
        First,
        """
        ALTER TABLE change ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE relation_stamp (id INTEGER PRIMARY KEY, stamp TEXT NOT NULL);
        """,
        "CREATE TABLE sweep (kind TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID",
        """
        ALTER TABLE finding ADD COLUMN resolved INTEGER;
        CREATE INDEX finding_resolved ON finding (record, resolved) WHERE resolved IS NOT NULL;
        CREATE INDEX history_at ON history (at);
        CREATE INDEX change_received ON change (received, id);
        """,
        """
        ALTER TABLE sweep ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE proof ADD COLUMN scope TEXT;
        UPDATE proof SET scope = json_extract(CAST(body AS TEXT), '$.scopeId');
        """,
    ];

    /// <exception cref="StoreUnavailableException">The file was written by a newer version of this program.</exception>
    public static void Prepare(SqliteConnection connection, string path)
    {
        // The mode is kept in the file: readers then never wait for the writer.
        connection.Run("PRAGMA journal_mode = WAL");
        using var transaction = connection.BeginTransaction();
        var isNew = connection.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'schema_version'") == 0;
        var found = isNew ? 0 : connection.Scalar<long>("SELECT max(version) FROM schema_version");
        if (found > Steps.Length)
        {
            throw new StoreUnavailableException(
                $"The store '{path}' has schema version {found}, and this program knows versions up to {Steps.Length}: use a newer program or another file.");
        }

        for (var version = found + 1; version <= Steps.Length; version++)
        {
            connection.Run(Steps[version - 1]);
            connection.Run("INSERT INTO schema_version (version) VALUES ($version)", ("$version", version));
        }

        transaction.Commit();
    }
}
