using System.Globalization;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>A finding as a row: the columns that lists filter by, and the whole as JSON.</summary>
internal static class FindingRow
{
    /// <summary>Of a row of body and version.</summary>
    public static StoredFinding Read(SqliteDataReader row) => StoreJson.Read<StoredFinding>(row.Bytes(0)) with
    {
        Version = row.GetInt64(1).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The version a finding was read at; null for one that was not stored yet.</summary>
    public static long? VersionOf(StoredFinding finding) => finding.Version is null ? null : long.Parse(finding.Version, CultureInfo.InvariantCulture);

    public static (string Name, object? Value)[] Columns(StoredFinding finding) =>
    [
        ("$key", finding.Key.Value),
        ("$position", FindingOrder.PositionOf(finding)),
        ("$record", finding.Record.ToString()),
        ("$workflow", finding.Workflow.ToString()),
        ("$severity", finding.Severity.ToString()),
        ("$resolved", finding.Workflow is WorkflowState.Resolved ? finding.ResolvedAt?.UtcTicks : null),
        ("$is_open", FindingOrder.IsOpen(finding)),
        ("$is_exempted", finding.IsExempted),
        ("$rule", finding.RuleId.Value),
        ("$subscription", finding.ResourceId.Subscription.ToString().ToLowerInvariant()),
        ("$name", finding.ResourceId.Name.ToLowerInvariant()),
        ("$body", StoreJson.Write(finding with { Version = null })),
    ];
}
