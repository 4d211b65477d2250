using Compliance.Domain.Findings;
using Compliance.Domain.Rules;

namespace Compliance.Application.Findings;

/// <summary>One step in the life of a finding.</summary>
/// <param name="Detail">What a reader should know of it, for instance the event that caused it; null when nothing.</param>
public sealed record HistoryEntry(FindingKey Key, DateTimeOffset At, Transition Transition, Severity Severity, int AffectedCount, string? Detail);

public enum Transition
{
    Opened,
    Reopened,

    /// <summary>Severity, evidence or affected clusters changed.</summary>
    Changed,
    Notified,
    Suppressed,
    Unsuppressed,
    Resolved,

    /// <summary>Undone before its alert was due: no message was sent. The detail names the transition that is not told.</summary>
    Collapsed,
}
