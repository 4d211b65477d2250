using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Application.Findings;

/// <summary>A finding with its life. Its clusters are kept beside it: see <see cref="AffectedDigest"/>.</summary>
public sealed record StoredFinding
{
    public required FindingKey Key { get; init; }

    public required RuleId RuleId { get; init; }

    public required string Title { get; init; }

    public required ResourceId ResourceId { get; init; }

    public required Severity Severity { get; init; }

    public required string Message { get; init; }

    public ImmutableArray<StoredEvidence> Evidence { get; init; } = [];

    public RecordState Record { get; init; } = RecordState.Active;

    public WorkflowState Workflow { get; init; } = WorkflowState.New;

    public bool IsExempted { get; init; }

    public int AffectedCount { get; init; }

    /// <summary>Hex SHA-256 over the affected cluster ids: equal digests mean equal lists.</summary>
    public required string AffectedDigest { get; init; }

    /// <summary>Of the first occurrence; kept when the finding is reopened.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset LastChangedAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public ResolvedReason? ResolvedReason { get; init; }

    /// <summary>How often it was opened.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>What the last judgement said: Unknown leaves a finding as it is, but shows here.</summary>
    public ComplianceState LastJudged { get; init; } = ComplianceState.NonCompliant;

    /// <summary>Why the last judgement was Unknown; null while it is not.</summary>
    public UnknownReason? UnknownReason { get; init; }

    /// <summary>When the last judgement first was Unknown; null while it is not.</summary>
    public DateTimeOffset? StaleSince { get; init; }

    /// <summary>The oldest read the last stored judgement rests on. A judgement resting on older reads never replaces it.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    public Ledger Ledger { get; init; } = new();

    /// <summary>The alerts of this finding that are not delivered yet, oldest first: each is an entry of the outbox too.</summary>
    public ImmutableArray<OutboxEntry> Owed { get; init; } = [];

    /// <summary>The store's version of the row; null for one that was not stored yet.</summary>
    public string? Version { get; init; }
}

/// <summary>One fact of a stored finding, with when it was read.</summary>
public sealed record StoredEvidence(ResourceId ResourceId, string Property, string? Actual, string? Expected, DateTimeOffset ReadAt);

public enum RecordState
{
    Active,
    Archived,
}

public enum WorkflowState
{
    New,
    Notified,
    Suppressed,
    Resolved,
}

public enum ResolvedReason
{
    /// <summary>Judged compliant.</summary>
    Repaired,
    ResourceDeleted,

    /// <summary>The rule no longer applies to the resource.</summary>
    NotApplicable,
}
