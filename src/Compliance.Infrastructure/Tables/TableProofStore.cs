using System.Collections.Immutable;
using Compliance.Application;
using Compliance.Application.Proofs;
using Compliance.Application.Stores;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;

namespace Compliance.Infrastructure.Tables;

/// <summary>Proofs in table storage: one row a cluster, by the order of the ids within a partition.</summary>
internal sealed class TableProofStore : IProofStore
{
    // What every key of a proof begins with, and no fence: an id's first slash.
    private static readonly string Rows = TableKey.Of("/");

    private const string Digest = "Digest";
    private const string Scope = "Scope";
    private const string VerdictOf = "Verdict";
    private const string ClusterId = "ClusterId";

    // Up to here the stored digests are read row by row, beyond as one range a partition.
    private const int FewProofs = 64;

    private readonly TableClient _table;
    private readonly TableFence _fence;

    public TableProofStore(TableAccount account)
    {
        _table = account.Table("proofs");
        _fence = new TableFence(_table);
    }

    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => _fence.RaiseAsync(number, cancellationToken);

    public async Task<int> WriteAsync(IReadOnlyCollection<StoredProof> proofs, IReadOnlySet<ResourceId>? scopes, long fence, CancellationToken cancellationToken)
    {
        var stored = await StandingAsync(proofs, cancellationToken);
        var changed = proofs
            .GroupBy(proof => proof.ClusterId)
            .Select(group => group.Last())
            .Where(proof => stored.GetValueOrDefault(proof.ClusterId) is var (digest, scope) && digest != proof.Digest && proof.MayReplace(scope, scopes))
            .ToList();
        await ExecuteAsync(changed, proof => proof.ClusterId, proof => TableTransaction.Of(TableOperation.Put(RowOf(proof))), fence, cancellationToken);
        return changed.Count;
    }

    public Task RemoveAsync(IReadOnlyCollection<ResourceId> clusters, long fence, CancellationToken cancellationToken) => ExecuteAsync(
        clusters.Distinct(),
        cluster => cluster,
        cluster => TableTransaction.IfThere(TableOperation.Delete(Partitions.Of(cluster), TableKey.Of(cluster.Lower), TableOperation.AnyVersion)),
        fence,
        cancellationToken);

    public async Task<StoredProof?> FindAsync(ResourceId cluster, CancellationToken cancellationToken) =>
        await FindRowAsync(cluster, cancellationToken) is { } row ? Read(row) : null;

    public async Task<Page<StoredProof>> ListAsync(Verdict? verdict, int top, string? continuation, CancellationToken cancellationToken)
    {
        var after = TableFilter.After("RowKey", TableKey.Of(Continuation.Read(continuation) ?? ""));
        var filter = verdict is null ? after : after.And(TableFilter.Equal(VerdictOf, verdict.Value.ToString()));
        var rows = await PartitionMerge.TakeAsync(
            _table,
            partition => new TableQuery(TableFilter.Rows(partition, Rows).And(filter), PageSize: PartitionMerge.PageSize(top)),
            top + 1,
            cancellationToken);
        List<StoredProof> proofs = [.. rows.Take(top).Select(Read)];
        return new Page<StoredProof>(proofs, rows.Count > top ? Continuation.After(proofs[^1].ClusterId.Lower) : null);
    }

    public async Task<IReadOnlyList<ResourceId>> ListIdsAsync(CancellationToken cancellationToken)
    {
        var rows = await QueryAsync(WholePartitions, ClusterId, cancellationToken);
        return [.. rows.Select(row => ResourceId.Parse(row.Get<string>(ClusterId))).Order()];
    }

    public async Task<ImmutableDictionary<Verdict, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = (await QueryAsync(WholePartitions, VerdictOf, cancellationToken)).CountBy(row => row.Get<string>(VerdictOf)).ToDictionary();
        return Enum.GetValues<Verdict>().ToImmutableDictionary(verdict => verdict, verdict => counts.GetValueOrDefault(verdict.ToString()));
    }

    private static IEnumerable<TableFilter> WholePartitions => Partitions.All.Select(partition => TableFilter.Rows(partition, Rows));

    private static StoredProof Read(TableEntity row) => StoreJson.Read<StoredProof>(TableBody.Read(row));

    private static TableEntity RowOf(StoredProof proof)
    {
        var row = new TableEntity(Partitions.Of(proof.ClusterId), TableKey.Of(proof.ClusterId.Lower))
        {
            [ClusterId] = proof.ClusterId.Text,
            [VerdictOf] = proof.Verdict.ToString(),
            [Digest] = proof.Digest,
        };
        if (proof.ScopeId is { } scope)
        {
            row[Scope] = scope.Text;
        }

        TableBody.Put(row, StoreJson.Write(proof));
        return row;
    }

    private async Task<IReadOnlyDictionary<ResourceId, (string? Digest, ResourceId? Scope)>> StandingAsync(IReadOnlyCollection<StoredProof> proofs, CancellationToken cancellationToken)
    {
        var clusters = proofs.Select(proof => proof.ClusterId).Distinct().ToList();
        var rows = clusters.Count > FewProofs
            ? await QueryAsync(clusters.GroupBy(Partitions.Of).Select(RangeOf), $"{ClusterId},{Digest},{Scope}", cancellationToken)
            : [.. (await Task.WhenAll(clusters.Select(cluster => FindRowAsync(cluster, cancellationToken)))).OfType<TableEntity>()];
        return rows.ToDictionary(row => ResourceId.Parse(row.Get<string>(ClusterId)), row => ((string?)row.Get<string>(Digest), row.Text(Scope) is { } scope ? ResourceId.Parse(scope) : null));
    }

    private Task<TableEntity?> FindRowAsync(ResourceId cluster, CancellationToken cancellationToken) =>
        _table.FindAsync(Partitions.Of(cluster), TableKey.Of(cluster.Lower), cancellationToken);

    // A sweep writes proofs in the order of the ids, some hundreds at a time: each row's digest is read once, not once a chunk.
    private static TableFilter RangeOf(IGrouping<string, ResourceId> clusters) => TableFilter.Equal("PartitionKey", clusters.Key)
        .And(TableFilter.From("RowKey", TableKey.Of(clusters.Min()!.Lower)))
        .And(TableFilter.UpTo("RowKey", TableKey.Of(clusters.Max()!.Lower)));

    private async Task<IReadOnlyList<TableEntity>> QueryAsync(IEnumerable<TableFilter> filters, string select, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(filters.Select(filter => _table
            .QueryAsync(new TableQuery(filter, $"PartitionKey,RowKey,{select}"), cancellationToken)
            .ToListAsync(cancellationToken)
            .AsTask()));
        return [.. rows.SelectMany(row => row)];
    }

    private Task ExecuteAsync<T>(
        IEnumerable<T> items,
        Func<T, ResourceId> cluster,
        Func<T, TableTransaction> change,
        long fence,
        CancellationToken cancellationToken) => Task.WhenAll(items
            .GroupBy(item => Partitions.Of(cluster(item)))
            .Select(group => _fence.ExecuteAsync(group.Key, group.Select(change), fence, cancellationToken)));
}
