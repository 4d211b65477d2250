using Compliance.Domain.Findings;

namespace Compliance.Application.Findings;

/// <summary>An alert that is owed: written with the transition it tells of, removed when it was delivered.</summary>
/// <param name="Id">Stable: the same on every delivery attempt, so that a receiver can drop repeats.</param>
/// <param name="Transition">Opened, Reopened, Changed or Resolved.</param>
/// <param name="At">When the transition was stored.</param>
/// <param name="DueAt">Not to be delivered before: a transition may yet be undone.</param>
public sealed record OutboxEntry(string Id, FindingKey Key, Transition Transition, DateTimeOffset At, DateTimeOffset DueAt)
{
    /// <summary>It is on its way, and may have been told already: it cannot be withdrawn any more. Only in <see cref="StoredFinding.Owed"/>.</summary>
    public bool IsClaimed { get; init; }
}
