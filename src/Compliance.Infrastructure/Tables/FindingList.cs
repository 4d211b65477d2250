using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>A page of findings in the one order, merged from the indexes of the partitions.</summary>
internal sealed class FindingList(TableClient table, MemberRows members)
{
    public Task<Page<StoredFinding>> ReadAsync(FindingFilter filter, int top, string? continuation, CancellationToken cancellationToken)
    {
        var after = Continuation.Read(continuation) ?? "";
        return filter.Cluster is null ? ReadIndexAsync(filter, top, after, cancellationToken) : ReadOfClusterAsync(filter, top, after, cancellationToken);
    }

    private async Task<Page<StoredFinding>> ReadIndexAsync(FindingFilter filter, int top, string after, CancellationToken cancellationToken)
    {
        var rows = await PartitionMerge.TakeAsync(
            table,
            partition => new TableQuery(
                Conditions(filter).Aggregate(
                    TableFilter.Rows(partition, FindingKeys.Index).And(TableFilter.After("RowKey", FindingKeys.IndexAt(after))),
                    (all, condition) => all.And(condition)),
                PageSize: PartitionMerge.PageSize(top)),
            top + 1,
            cancellationToken);
        return PageOf([.. rows.Select(FindingRow.Read)], top);
    }

    // The findings of one cluster are few: they are fetched one by one and put in order here.
    private async Task<Page<StoredFinding>> ReadOfClusterAsync(FindingFilter filter, int top, string after, CancellationToken cancellationToken)
    {
        var held = await members.FindingsOfAsync(filter.Cluster!, cancellationToken);
        var rows = await Task.WhenAll(held.Distinct().Select(async finding =>
        {
            var row = await table.FindAsync(FindingKeys.Partition(finding.Key), FindingKeys.Finding(finding.Key), cancellationToken);
            return row is not null && FindingVersion.Of(row).MemberSet == finding.Set ? row : null;
        }));
        return PageOf(
            [.. rows
                .OfType<TableEntity>()
                .Select(FindingRow.Read)
                .Where(finding => FindingMatch.Matches(filter, finding) && string.CompareOrdinal(FindingOrder.PositionOf(finding), after) > 0)
                .OrderBy(FindingOrder.PositionOf, StringComparer.Ordinal)
                .Take(top + 1)],
            top);
    }

    private static Page<StoredFinding> PageOf(IReadOnlyList<StoredFinding> found, int top) =>
        new([.. found.Take(top)], found.Count > top ? Continuation.After(FindingOrder.PositionOf(found[top - 1])) : null);

    private static IEnumerable<TableFilter> Conditions(FindingFilter filter)
    {
        (string Name, string? Value)[] equal =
        [
            (FindingRow.Record, filter.Record?.ToString()),
            (FindingRow.Workflow, filter.State?.ToString()),
            (FindingRow.Severity, filter.Severity?.ToString()),
            (FindingRow.Rule, filter.Rule?.Value),
            (FindingRow.Subscription, filter.Subscription?.ToLowerInvariant()),
        ];
        foreach (var (name, value) in equal)
        {
            if (value is not null)
            {
                yield return TableFilter.Equal(name, value);
            }
        }

        if (filter.Prefix is { Length: > 0 } prefix)
        {
            yield return TableFilter.StartsWith(FindingRow.Name, prefix.ToLowerInvariant())
                .Or(TableFilter.StartsWith(FindingRow.Rule, prefix.ToUpperInvariant()));
        }
    }
}
