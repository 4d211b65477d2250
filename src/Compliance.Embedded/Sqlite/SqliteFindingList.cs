using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Domain.Ids;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>A page of findings in the one order.</summary>
internal static class SqliteFindingList
{
    // Of a finding's runs of clusters only those are opened that can hold the one looked for.
    private const string OfCluster =
        "EXISTS (SELECT 1 FROM member m WHERE m.finding = finding.id AND m.first <= $cluster AND m.last >= $cluster AND holds(m.ids, $cluster))";

    public static Page<StoredFinding> Read(SqliteConnection connection, FindingFilter filter, int top, string? continuation)
    {
        var after = Continuation.Read(continuation);
        List<(string Sql, string Name, object? Value)> conditions = [.. Conditions(filter)];
        if (after is not null)
        {
            conditions.Add(("position > $after", "$after", after));
        }

        if (filter.Cluster is { } cluster)
        {
            var id = ResourceId.Parse(cluster.Lower);
            connection.CreateFunction("holds", (byte[] ids, string _) => MemberChunk.Contains(ids, id), isDeterministic: true);
        }

        var where = conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", conditions.Select(condition => condition.Sql))}";
        var rows = connection.Query(
            $"SELECT body, version, position FROM finding {where} ORDER BY position LIMIT $limit",
            row => (Finding: FindingRow.Read(row), Position: row.GetString(2)),
            [.. conditions.Select(condition => (condition.Name, condition.Value)), ("$limit", top + 1L)]);

        // One row more than asked for tells whether there is a next page.
        return new Page<StoredFinding>(
            [.. rows.Take(top).Select(row => row.Finding)],
            rows.Count > top ? Continuation.After(rows[top - 1].Position) : null);
    }

    private static IEnumerable<(string Sql, string Name, object? Value)> Conditions(FindingFilter filter) =>
        from condition in new (string Sql, string Name, object? Value)[]
        {
            ("record = $record", "$record", filter.Record?.ToString()),
            ("workflow = $workflow", "$workflow", filter.State?.ToString()),
            ("severity = $severity", "$severity", filter.Severity?.ToString()),
            ("rule = $rule", "$rule", filter.Rule?.Value),
            ("subscription = $subscription", "$subscription", filter.Subscription?.ToLowerInvariant()),
            ("(instr(name, $prefix) = 1 OR instr(lower(rule), $prefix) = 1)", "$prefix", filter.Prefix is { Length: > 0 } prefix ? prefix.ToLowerInvariant() : null),
            (OfCluster, "$cluster", filter.Cluster?.Lower),
        }
        where condition.Value is not null
        select condition;
}
