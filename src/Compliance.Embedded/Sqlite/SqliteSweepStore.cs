using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Application.Sweeps;

namespace Compliance.Embedded.Sqlite;

/// <summary>The last sweeps in SQLite, one row a kind.</summary>
internal sealed class SqliteSweepStore(SqliteDatabase database) : ISweepStore
{
    public Task PutAsync(SweepRecord sweep, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var put = connection.Run(
                """
                INSERT INTO sweep (kind, fence, body) VALUES ($kind, $fence, $body)
                ON CONFLICT (kind) DO UPDATE SET fence = excluded.fence, body = excluded.body WHERE excluded.fence >= fence
                """,
                ("$kind", sweep.Kind.ToString()),
                ("$fence", sweep.Fence),
                ("$body", StoreJson.Write(sweep)));
            return put > 0 ? put : throw new StaleLeaseException($"The last sweep was written above {sweep.Fence}: a newer assessor held the lease.");
        },
        cancellationToken);

    public Task<SweepRecord?> FindAsync(SweepKind kind, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            "SELECT body FROM sweep WHERE kind = $kind",
            row => StoreJson.Read<SweepRecord>(row.Bytes(0)),
            ("$kind", kind.ToString())).SingleOrDefault(),
        cancellationToken);
}
