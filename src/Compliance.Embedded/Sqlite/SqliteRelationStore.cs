using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Embedded.Sqlite;

/// <summary>Relations in SQLite, one row each.</summary>
internal sealed class SqliteRelationStore(SqliteDatabase database) : IRelationStore
{
    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => SqliteFence.RaiseAsync(database, number, cancellationToken);

    public Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Relation>>(
        connection => connection.Query(
            "SELECT resource_id, scope_id FROM relation",
            row => new Relation(ResourceId.Parse(row.GetString(0)), ResourceId.Parse(row.GetString(1)))),
        cancellationToken);

    public Task<string?> StampAsync(CancellationToken cancellationToken) => database.ReadAsync(
        connection => connection.Scalar<string>("SELECT stamp FROM relation_stamp"),
        cancellationToken);

    public Task<string?> ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, long fence, CancellationToken cancellationToken) =>
        added.Count + removed.Count == 0 ? StampAsync(cancellationToken) : database.WriteAsync<string?>(
            connection =>
            {
                SqliteFence.Pass(connection, fence);
                var stamp = Guid.NewGuid().ToString("N");
                connection.Run("INSERT OR REPLACE INTO relation_stamp (id, stamp) VALUES (1, $stamp)", ("$stamp", stamp));
                foreach (var relation in removed)
                {
                    connection.Run(
                        "DELETE FROM relation WHERE resource = $resource AND scope = $scope",
                        ("$resource", relation.Resource.Lower),
                        ("$scope", relation.Scope.Lower));
                }

                foreach (var relation in added)
                {
                    connection.Run(
                        """
                        INSERT OR REPLACE INTO relation (resource, scope, resource_id, scope_id)
                        VALUES ($resource, $scope, $resource_id, $scope_id)
                        """,
                        ("$resource", relation.Resource.Lower),
                        ("$scope", relation.Scope.Lower),
                        ("$resource_id", relation.Resource.Text),
                        ("$scope_id", relation.Scope.Text));
                }

                return stamp;
            },
            cancellationToken);
}
