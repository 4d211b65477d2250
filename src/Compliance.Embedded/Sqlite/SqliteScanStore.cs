using Compliance.Application.Scans;
using Compliance.Application.Stores;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Scans in SQLite; results gzipped, in a table of their own.</summary>
internal sealed class SqliteScanStore(SqliteDatabase database) : IScanStore
{
    public Task AddAsync(ScanRecord scan, CancellationToken cancellationToken) => database.WriteAsync(connection => Put(connection, scan), cancellationToken);

    public Task PutAsync(ScanRecord scan, long fence, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            SqliteFence.Pass(connection, fence);
            return Put(connection, scan);
        },
        cancellationToken);

    public Task<ScanRecord?> FindAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query("SELECT body FROM scan WHERE id = $id", Read, ("$id", id)).SingleOrDefault(),
        cancellationToken);

    public Task<ScanRecord?> NextUnfinishedAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            "SELECT body FROM scan WHERE status IN ($queued, $running) ORDER BY requested, id LIMIT 1",
            Read,
            ("$queued", nameof(ScanStatus.Queued)),
            ("$running", nameof(ScanStatus.Running))).SingleOrDefault(),
        cancellationToken);

    public Task PutResultAsync(string id, ReadOnlyMemory<byte> json, long fence, CancellationToken cancellationToken)
    {
        var packed = Gzip.Pack(json.Span);
        return database.WriteAsync(
            connection =>
            {
                SqliteFence.Pass(connection, fence);
                return connection.Run("INSERT OR REPLACE INTO scan_result (id, json) VALUES ($id, $json)", ("$id", id), ("$json", packed));
            },
            cancellationToken);
    }

    public async Task<ReadOnlyMemory<byte>?> FindResultAsync(string id, CancellationToken cancellationToken)
    {
        var packed = await database.ReadAsync(
            connection => connection.Scalar<byte[]>("SELECT json FROM scan_result WHERE id = $id", ("$id", id)),
            cancellationToken);
        return packed is null ? default(ReadOnlyMemory<byte>?) : Gzip.Unpack(packed);
    }

    private static int Put(SqliteConnection connection, ScanRecord scan) => connection.Run(
        "INSERT OR REPLACE INTO scan (id, status, requested, body) VALUES ($id, $status, $requested, $body)",
        ("$id", scan.Id),
        ("$status", scan.Status.ToString()),
        ("$requested", scan.RequestedAt.UtcTicks),
        ("$body", StoreJson.Write(scan)));

    private static ScanRecord Read(SqliteDataReader row) => StoreJson.Read<ScanRecord>(row.Bytes(0));
}
