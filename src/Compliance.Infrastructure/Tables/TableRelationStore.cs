using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Tables;

/// <summary>Relations in table storage, one row each.</summary>
internal sealed class TableRelationStore(TableAccount account) : IRelationStore
{
    private const string Resource = "ResourceId";
    private const string Scope = "ScopeId";

    // A partition of its own: it is no relation.
    private const string Stamp = "Stamp";

    private readonly TableClient _table = account.Table("relations");

    public async Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await Partitions.QueryAsync(_table, partition => new TableQuery(TableFilter.Equal("PartitionKey", partition)), cancellationToken);
        return [.. rows.Select(row => new Relation(ResourceId.Parse(row.Get<string>(Resource)), ResourceId.Parse(row.Get<string>(Scope))))];
    }

    public async Task<string?> StampAsync(CancellationToken cancellationToken) =>
        (await _table.FindAsync(Stamp, Stamp, cancellationToken))?.Get<string>(Stamp);

    public async Task<string?> ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, CancellationToken cancellationToken)
    {
        if (added.Count + removed.Count == 0)
        {
            return await StampAsync(cancellationToken);
        }

        // First: whoever does not finish leaves relations that nobody takes for those they know.
        var stamp = Guid.NewGuid().ToString("N");
        await _table.ExecuteAsync(TableOperation.Put(new TableEntity(Stamp, Stamp) { [Stamp] = stamp }), cancellationToken);
        var puts = added.Distinct().Select(relation => TableTransaction.Of(TableOperation.Put(RowOf(relation))));
        var deletes = removed.Except(added).Select(RowOf).Select(TableTransaction.DeleteIfThere);
        await Task.WhenAll(deletes.Concat(puts)
            .GroupBy(change => change.Operations[0].PartitionKey)
            .Select(partition => TableTransactions.ExecuteAsync(_table, partition, cancellationToken)));
        return stamp;
    }

    private static TableEntity RowOf(Relation relation)
    {
        var key = Partitions.HashOf($"{relation.Resource.Lower}\n{relation.Scope.Lower}");
        return new TableEntity(Partitions.OfHash(key), key) { [Resource] = relation.Resource.Text, [Scope] = relation.Scope.Text };
    }
}
