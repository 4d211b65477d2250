using System.Collections.Immutable;
using Compliance.Application;
using Compliance.Application.Proofs;
using Compliance.Application.Stores;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Proofs in SQLite, one row a cluster.</summary>
internal sealed class SqliteProofStore(SqliteDatabase database) : IProofStore
{
    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => SqliteFence.RaiseAsync(database, number, cancellationToken);

    public async Task<int> WriteAsync(IReadOnlyCollection<StoredProof> proofs, IReadOnlySet<ResourceId>? scopes, long fence, CancellationToken cancellationToken)
    {
        // Looked up before the writer's turn is taken: an unchanged estate writes nothing and waits for nobody.
        var changed = await database.ReadAsync(
            connection => proofs.Where(proof => DigestOf(connection, proof.ClusterId) != proof.Digest && proof.MayReplace(ScopeOf(connection, proof.ClusterId), scopes)).ToList(),
            cancellationToken);
        return changed.Count == 0 ? 0 : await database.WriteAsync(
            connection =>
            {
                SqliteFence.Pass(connection, fence);
                return changed.Sum(proof => connection.Run(
                    """
                    INSERT INTO proof (cluster, scope, verdict, digest, body) VALUES ($cluster, $scope, $verdict, $digest, $body)
                    ON CONFLICT (cluster) DO UPDATE SET scope = excluded.scope, verdict = excluded.verdict, digest = excluded.digest, body = excluded.body
                    """,
                    ("$cluster", proof.ClusterId.Lower),
                    ("$scope", proof.ScopeId?.Text),
                    ("$verdict", proof.Verdict.ToString()),
                    ("$digest", proof.Digest),
                    ("$body", StoreJson.Write(proof))));
            },
            cancellationToken);
    }

    public Task RemoveAsync(IReadOnlyCollection<ResourceId> clusters, long fence, CancellationToken cancellationToken) => clusters.Count == 0 ? Task.CompletedTask : database.WriteAsync(
        connection =>
        {
            SqliteFence.Pass(connection, fence);
            return clusters.Sum(cluster => connection.Run("DELETE FROM proof WHERE cluster = $cluster", ("$cluster", cluster.Lower)));
        },
        cancellationToken);

    public Task<StoredProof?> FindAsync(ResourceId cluster, CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Query(
            "SELECT body FROM proof WHERE cluster = $cluster",
            row => StoreJson.Read<StoredProof>(row.Bytes(0)),
            ("$cluster", cluster.Lower)).SingleOrDefault(),
        cancellationToken);

    public Task<Page<StoredProof>> ListAsync(Verdict? verdict, int top, string? continuation, CancellationToken cancellationToken)
    {
        var after = Continuation.Read(continuation) ?? "";
        return database.ReadAsync(
            connection =>
            {
                var proofs = connection.Query(
                    $"SELECT body FROM proof WHERE cluster > $after {(verdict is null ? "" : "AND verdict = $verdict")} ORDER BY cluster LIMIT $limit",
                    row => StoreJson.Read<StoredProof>(row.Bytes(0)),
                    ("$after", after),
                    ("$verdict", verdict?.ToString()),
                    ("$limit", top + 1L));
                return new Page<StoredProof>(
                    [.. proofs.Take(top)],
                    proofs.Count > top ? Continuation.After(proofs[top - 1].ClusterId.Lower) : null);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<ResourceId>> ListIdsAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<ResourceId>>(
        connection => connection.Query("SELECT cluster FROM proof ORDER BY cluster", row => ResourceId.Parse(row.GetString(0))),
        cancellationToken);

    public Task<ImmutableDictionary<Verdict, int>> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection =>
        {
            var counts = connection.Query("SELECT verdict, count(*) FROM proof GROUP BY verdict", row => (row.GetString(0), row.GetInt32(1))).ToDictionary();
            return Enum.GetValues<Verdict>().ToImmutableDictionary(verdict => verdict, verdict => counts.GetValueOrDefault(verdict.ToString()));
        },
        cancellationToken);

    private static string? DigestOf(SqliteConnection connection, ResourceId cluster) =>
        connection.Scalar<string>("SELECT digest FROM proof WHERE cluster = $cluster", ("$cluster", cluster.Lower));

    private static ResourceId? ScopeOf(SqliteConnection connection, ResourceId cluster) =>
        connection.Scalar<string>("SELECT scope FROM proof WHERE cluster = $cluster", ("$cluster", cluster.Lower)) is { } scope ? ResourceId.Parse(scope) : null;
}
