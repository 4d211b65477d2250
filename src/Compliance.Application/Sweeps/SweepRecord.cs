namespace Compliance.Application.Sweeps;

/// <summary>What is kept of the last sweep of a kind: it is the store's, so that its age does not begin anew with a process.</summary>
public sealed record SweepRecord
{
    public required SweepKind Kind { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The number of the lease it was written under; what is noted with it later bears the same.</summary>
    public long Fence { get; init; }

    /// <summary>Everything it wanted was there to read.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Clusters it saw.</summary>
    public required int Clusters { get; init; }

    /// <summary>Of a full sweep: findings it opened, changed or resolved that no change explains.</summary>
    public int MissedEvents { get; init; }

    /// <summary>Of a full sweep; null where the settings do not say where events reach us, and until it is known.</summary>
    public Blindness? Blindness { get; init; }

    /// <summary>
    /// Of a full sweep: when the first sweep or scan began in which reads failed and which no whole one has followed; null when none did.
    /// </summary>
    public DateTimeOffset? UnreadSince { get; init; }

    /// <summary>Of a full sweep: up to here clusters that lost their proof were told of; null before the first time.</summary>
    public DateTimeOffset? LossesToldUntil { get; init; }
}

public enum SweepKind
{
    /// <summary>Everything governed.</summary>
    Full,

    /// <summary>Only whether clusters are connected.</summary>
    Light,
}
