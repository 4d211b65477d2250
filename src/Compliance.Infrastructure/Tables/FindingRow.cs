using System.Globalization;
using Compliance.Application.Findings;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>A finding as a row, and as the same row in the index: what lists filter by, and the whole as JSON.</summary>
internal static class FindingRow
{
    public const string Revision = "Revision";
    public const string MemberSet = "MemberSet";
    public const string MemberRows = "MemberRows";
    public const string Position = "Position";
    public const string IsOpen = "IsOpen";
    public const string IsExempted = "IsExempted";
    public const string Record = "Record";
    public const string Workflow = "Workflow";
    /// <summary>Of resolved ones: UTC ticks as text of one length, because services and emulators differ in how they compare times.</summary>
    public const string ResolvedAt = "ResolvedAt";

    public const string Severity = "Severity";
    public const string Rule = "Rule";
    public const string Subscription = "Subscription";
    public const string Name = "Name";

    public static StoredFinding Read(TableEntity row) =>
        StoreJson.Read<StoredFinding>(TableBody.Read(row)) with { Version = FindingVersion.Of(row).ToString() };

    public static string TicksOf(DateTimeOffset at) => at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <param name="next">What the row's version will be, but for the ETag.</param>
    public static TableEntity Of(StoredFinding finding, string rowKey, FindingVersion next)
    {
        var row = new TableEntity(FindingKeys.Partition(finding.Key), rowKey)
        {
            [Revision] = next.Revision,
            [MemberSet] = next.MemberSet,
            [MemberRows] = next.MemberRows,
            [Position] = next.Position,
            [IsOpen] = FindingOrder.IsOpen(finding),
            [IsExempted] = finding.IsExempted,
            [Record] = finding.Record.ToString(),
            [Workflow] = finding.Workflow.ToString(),
            [ResolvedAt] = finding is { Workflow: WorkflowState.Resolved, ResolvedAt: { } at } ? TicksOf(at) : null,
            [Severity] = finding.Severity.ToString(),
            [Rule] = finding.RuleId.Value,
            [Subscription] = finding.ResourceId.Subscription.ToString().ToLowerInvariant(),
            [Name] = finding.ResourceId.Name.ToLowerInvariant(),
        };
        TableBody.Put(row, StoreJson.Write(finding with { Version = null }));
        return row;
    }
}
