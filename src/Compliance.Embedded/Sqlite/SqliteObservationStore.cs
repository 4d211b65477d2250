using System.Text;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Embedded.Sqlite;

/// <summary>Observations in SQLite, the newest of each resource.</summary>
internal sealed class SqliteObservationStore(SqliteDatabase database) : IObservationStore
{
    public Task PutAsync(IReadOnlyCollection<Observation> observations, CancellationToken cancellationToken) => database.WriteAsync(
        connection => observations.Sum(observation => connection.Run(
            """
            INSERT INTO observation (resource, id, read_at, inside_azure, json) VALUES ($resource, $id, $read_at, $inside_azure, $json)
            ON CONFLICT (resource) DO UPDATE
            SET id = excluded.id, read_at = excluded.read_at, inside_azure = excluded.inside_azure, json = excluded.json
            WHERE excluded.read_at >= read_at
            """,
            ("$resource", observation.ResourceId.Lower),
            ("$id", observation.ResourceId.Text),
            ("$read_at", observation.ReadAt.UtcTicks),
            ("$inside_azure", observation.InsideAzure.Ticks),
            ("$json", observation.Json is { } json ? Encoding.UTF8.GetBytes(json) : null))),
        cancellationToken);

    public Task<IReadOnlyList<Observation>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Observation>>(
            connection => connection.Query(
                "SELECT id, read_at, inside_azure, json FROM observation WHERE read_at >= $since",
                row => new Observation
                {
                    ResourceId = ResourceId.Parse(row.GetString(0)),
                    ReadAt = new DateTimeOffset(row.GetInt64(1), TimeSpan.Zero),
                    InsideAzure = new TimeSpan(row.GetInt64(2)),
                    Json = row.IsDBNull(3) ? null : Encoding.UTF8.GetString(row.Bytes(3)),
                },
                ("$since", since.UtcTicks)),
            cancellationToken);

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run("DELETE FROM observation WHERE read_at < $before", ("$before", before.UtcTicks)),
        cancellationToken);
}
