using System.Collections.Immutable;
using Compliance.Application.Stores;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// The affected clusters: runs in the order of their ids, one a row. The first and last id of each run are values of their
/// own, so a search for one cluster lets the service pick the runs that can hold it: it looks at every member row but sends
/// only those, as a rule one for each finding of the same estate.
/// </summary>
internal sealed class MemberRows(TableClient table)
{
    public const string First = "First";
    public const string Last = "Last";
    public const string Ids = "Ids";
    public const string Key = "Key";
    public const string Set = "Set";

    /// <returns>Null when the rows are not those of the version: they were replaced meanwhile.</returns>
    public async Task<ImmutableArray<ResourceId>?> ReadAsync(FindingKey key, FindingVersion version, CancellationToken cancellationToken)
    {
        var filter = TableFilter.Rows(FindingKeys.Partition(key), FindingKeys.MembersOf(key, version.MemberSet));
        var rows = await table.QueryAsync(new TableQuery(filter), cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == version.MemberRows ? MemberChunk.Unpack(rows.Select(row => row.Get<byte[]>(Ids))) : null;
    }

    /// <summary>The findings with a set of rows that holds a cluster; the caller checks that it is the finding's own set.</summary>
    public async Task<IReadOnlyList<(FindingKey Key, string Set)>> FindingsOfAsync(ResourceId cluster, CancellationToken cancellationToken)
    {
        var id = cluster.Lower;
        var rows = await Partitions.QueryAsync(
            table,
            partition => new TableQuery(
                TableFilter.Rows(partition, FindingKeys.Members).And(TableFilter.UpTo(First, id)).And(TableFilter.From(Last, id)),
                $"PartitionKey,RowKey,{Key},{Set},{Ids}"),
            cancellationToken);
        return [.. rows
            .Where(row => MemberChunk.Contains(row.Get<byte[]>(Ids), cluster))
            .Select(row => (FindingKey.TryParse(row.Text(Key), out var key) ? key : throw new FormatException($"Row {row.RowKey} has no finding's key."), row.Get<string>(Set)))];
    }
}
