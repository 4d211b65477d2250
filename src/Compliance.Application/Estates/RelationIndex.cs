using Compliance.Domain.Ids;

namespace Compliance.Application.Estates;

/// <summary>
/// The relations as the assessor uses them: kept in memory, because every batch asks for some of them, and read again only when
/// somebody else has changed them. For the holder of the lease alone.
/// </summary>
public sealed class RelationIndex(IRelationStore store)
{
    private RelationMap? _map;
    private string? _stamp;

    internal async Task<RelationMap> ReadAsync(CancellationToken cancellationToken)
    {
        var stamp = await store.StampAsync(cancellationToken);
        if (_map is null || stamp != _stamp)
        {
            (_map, _stamp) = (new RelationMap(await store.ListAsync(cancellationToken)), stamp);
        }

        return _map;
    }

    /// <summary>Makes the relations of some scopes those of a topology; of all scopes when none are named.</summary>
    /// <param name="mayGo">Whether a relation goes that the topology does not have. Where what became of its resource was not seen, it stays.</param>
    internal async Task RenewAsync(RelationMap current, IReadOnlySet<ResourceId>? scopes, Func<Relation, bool> mayGo, long fence, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        var added = current.RelationsOf(scopes).Where(relation => !known.Contains(relation)).ToList();
        var removed = known.RelationsOf(scopes).Where(relation => !current.Contains(relation) && mayGo(relation)).ToList();
        if (added.Count + removed.Count == 0)
        {
            return;
        }

        // Should it fail half-way, nobody knows what is stored.
        _map = null;
        _stamp = await store.ChangeAsync(added, removed, fence, cancellationToken);
        known.Change(added, removed);
        _map = known;
    }
}
