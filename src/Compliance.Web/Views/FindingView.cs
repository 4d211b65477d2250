using Compliance.Application.Findings;
using Compliance.Domain.Rules;

namespace Compliance.Web.Views;

/// <summary>A finding as lists show it.</summary>
public sealed record FindingView
{
    public required string Key { get; init; }

    public required string RuleId { get; init; }

    public required string Title { get; init; }

    public required Severity Severity { get; init; }

    public required WorkflowState State { get; init; }

    public required RecordState Record { get; init; }

    public required bool Exempted { get; init; }

    /// <summary>The resource at fault.</summary>
    public required string ResourceId { get; init; }

    public required string ResourceName { get; init; }

    public required string ResourceType { get; init; }

    public required string Message { get; init; }

    public required int AffectedCount { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastChangedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public ResolvedReason? ResolvedReason { get; init; }

    public required int Occurrences { get; init; }

    /// <summary>What the last judgement said; unknown leaves the finding as it is.</summary>
    public required ComplianceState LastJudged { get; init; }

    /// <summary>Since when the judgement is unknown; null while it is not.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    internal static FindingView Of(StoredFinding finding) => new()
    {
        Key = finding.Key.Value,
        RuleId = finding.RuleId.Value,
        Title = finding.Title,
        Severity = finding.Severity,
        State = finding.Workflow,
        Record = finding.Record,
        Exempted = finding.IsExempted,
        ResourceId = finding.ResourceId.Text,
        ResourceName = finding.ResourceId.Name,
        ResourceType = Domain.Resources.ResourceType.Find(finding.ResourceId.TypeName)?.Name ?? finding.ResourceId.TypeName,
        Message = finding.Message,
        AffectedCount = finding.AffectedCount,
        FirstSeenAt = finding.FirstSeenAt,
        LastChangedAt = finding.LastChangedAt,
        ResolvedAt = finding.ResolvedAt,
        ResolvedReason = finding.ResolvedReason,
        Occurrences = finding.Occurrences,
        LastJudged = finding.LastJudged,
        StaleSince = finding.StaleSince,
    };
}
