using System.Text;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Tables;

/// <summary>Observations in table storage, the newest of each resource; by the hash of the id, which may be of any length.</summary>
internal sealed class TableObservationStore(TableAccount account) : IObservationStore
{
    private const string Id = "ResourceId";
    private const string ReadAt = "ReadAt";
    private const string InsideAzure = "InsideAzureTicks";
    private const int MaxParallel = 16;

    private readonly TableClient _table = account.Table("observations");

    public Task PutAsync(IReadOnlyCollection<Observation> observations, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        observations.GroupBy(observation => observation.ResourceId).Select(group => group.MaxBy(observation => observation.ReadAt)!),
        new ParallelOptions { MaxDegreeOfParallelism = MaxParallel, CancellationToken = cancellationToken },
        async (observation, token) => await PutAsync(observation, token));

    public async Task<IReadOnlyList<Observation>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = await Partitions.QueryAsync(
            _table,
            partition => new TableQuery(TableFilter.Equal("PartitionKey", partition).And(TableFilter.From(ReadAt, since))),
            cancellationToken);
        return [.. rows.Select(Read)];
    }

    public Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => Partitions.InEachAsync(async partition =>
    {
        // With their versions: an observation that was renewed since it was listed stays.
        var query = new TableQuery(TableFilter.Equal("PartitionKey", partition).And(TableFilter.Before(ReadAt, before)), $"PartitionKey,RowKey,{ReadAt}");
        var rows = await _table.QueryAsync(query, cancellationToken).ToListAsync(cancellationToken);
        return await TableTransactions.ExecuteAsync(_table, rows.Select(TableTransaction.DeleteIfThere), cancellationToken);
    });

    private static Observation Read(TableEntity row) => new()
    {
        ResourceId = ResourceId.Parse(row.Get<string>(Id)),
        ReadAt = row.Get<DateTimeOffset>(ReadAt),
        InsideAzure = new TimeSpan(row.Get<long>(InsideAzure)),
        Json = TableBody.Find(row) is { } json ? Encoding.UTF8.GetString(json) : null,
    };

    private async Task PutAsync(Observation observation, CancellationToken cancellationToken)
    {
        var key = Partitions.HashOf(observation.ResourceId);
        var row = new TableEntity(Partitions.OfHash(key), key)
        {
            [Id] = observation.ResourceId.Text,
            [ReadAt] = observation.ReadAt,
            [InsideAzure] = observation.InsideAzure.Ticks,
        };
        if (observation.Json is { } json)
        {
            TableBody.Put(row, Encoding.UTF8.GetBytes(json));
        }

        for (var isSettled = false; !isSettled;)
        {
            var stored = await _table.FindAsync(row.PartitionKey, row.RowKey, cancellationToken);
            isSettled = stored?.Get<DateTimeOffset>(ReadAt) > observation.ReadAt
                || (await _table.ExecuteAsync(stored is null ? TableOperation.Insert(row) : TableOperation.Replace(row, stored.ETag!), cancellationToken)).IsDone;
        }
    }
}
