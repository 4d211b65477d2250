using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Tables;

/// <summary>Relations in table storage, one row each.</summary>
internal sealed class TableRelationStore : IRelationStore
{
    private const string Resource = "ResourceId";
    private const string Scope = "ScopeId";

    private const string Stamp = "Stamp";

    // The keys of relations are hashes.
    private const string StampKey = "stamp";

    private readonly TableClient _table;
    private readonly TableFence _fence;

    public TableRelationStore(TableAccount account)
    {
        _table = account.Table("relations");
        _fence = new TableFence(_table);
    }

    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => _fence.RaiseAsync(number, cancellationToken);

    public async Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await Partitions.QueryAsync(_table, partition => new TableQuery(TableFilter.Equal("PartitionKey", partition)), cancellationToken);
        return [.. rows.Where(row => row.RowKey is not (TableFence.Key or StampKey)).Select(row => new Relation(ResourceId.Parse(row.Get<string>(Resource)), ResourceId.Parse(row.Get<string>(Scope))))];
    }

    public async Task<string?> StampAsync(CancellationToken cancellationToken) =>
        (await _table.FindAsync(Partitions.All[0], StampKey, cancellationToken))?.Get<string>(Stamp);

    public async Task<string?> ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, long fence, CancellationToken cancellationToken)
    {
        if (added.Count + removed.Count == 0)
        {
            return await StampAsync(cancellationToken);
        }

        // First: whoever does not finish leaves relations that nobody takes for those they know.
        var stamp = Guid.NewGuid().ToString("N");
        var first = Partitions.All[0];
        await _fence.ExecuteAsync(first, [TableTransaction.Of(TableOperation.Put(new TableEntity(first, StampKey) { [Stamp] = stamp }))], fence, cancellationToken);
        var puts = added.Distinct().Select(relation => TableTransaction.Of(TableOperation.Put(RowOf(relation))));
        var deletes = removed.Except(added).Select(RowOf).Select(TableTransaction.DeleteIfThere);
        await Task.WhenAll(deletes.Concat(puts)
            .GroupBy(change => change.Operations[0].PartitionKey)
            .Select(partition => _fence.ExecuteAsync(partition.Key, partition, fence, cancellationToken)));
        return stamp;
    }

    private static TableEntity RowOf(Relation relation)
    {
        var key = Partitions.HashOf($"{relation.Resource.Lower}\n{relation.Scope.Lower}");
        return new TableEntity(Partitions.OfHash(key), key) { [Resource] = relation.Resource.Text, [Scope] = relation.Scope.Text };
    }
}
