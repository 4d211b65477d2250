using Compliance.Application.Stores;
using Compliance.Application.Sweeps;

namespace Compliance.Embedded.Sqlite;

/// <summary>The last sweeps in SQLite, one row a kind.</summary>
internal sealed class SqliteSweepStore(SqliteDatabase database) : ISweepStore
{
    public Task PutAsync(SweepRecord sweep, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run(
            "INSERT OR REPLACE INTO sweep (kind, body) VALUES ($kind, $body)",
            ("$kind", sweep.Kind.ToString()),
            ("$body", StoreJson.Write(sweep))),
        cancellationToken);

    public Task<SweepRecord?> FindAsync(SweepKind kind, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            "SELECT body FROM sweep WHERE kind = $kind",
            row => StoreJson.Read<SweepRecord>(row.Bytes(0)),
            ("$kind", kind.ToString())).SingleOrDefault(),
        cancellationToken);
}
