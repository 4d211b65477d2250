using Compliance.Application.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Tables;

/// <summary>Relations in table storage, one row each.</summary>
internal sealed class TableRelationStore(TableAccount account) : IRelationStore
{
    private const string Resource = "ResourceId";
    private const string Scope = "ScopeId";

    private readonly TableClient _table = account.Table("relations");

    public async Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await Partitions.QueryAsync(_table, partition => new TableQuery(TableFilter.Equal("PartitionKey", partition)), cancellationToken);
        return [.. rows.Select(row => new Relation(ResourceId.Parse(row.Get<string>(Resource)), ResourceId.Parse(row.Get<string>(Scope))))];
    }

    public async Task ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, CancellationToken cancellationToken)
    {
        var puts = added.Distinct().Select(relation => TableTransaction.Of(TableOperation.Put(RowOf(relation))));
        var deletes = removed.Except(added).Select(RowOf).Select(TableTransaction.DeleteIfThere);
        await Task.WhenAll(deletes.Concat(puts)
            .GroupBy(change => change.Operations[0].PartitionKey)
            .Select(partition => TableTransactions.ExecuteAsync(_table, partition, cancellationToken)));
    }

    private static TableEntity RowOf(Relation relation)
    {
        var key = Partitions.HashOf($"{relation.Resource.Lower}\n{relation.Scope.Lower}");
        return new TableEntity(Partitions.OfHash(key), key) { [Resource] = relation.Resource.Text, [Scope] = relation.Scope.Text };
    }
}
