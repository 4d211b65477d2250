namespace Compliance.Application.Findings;

/// <summary>The times of each stage a finding passed on its last opening; a stage it did not pass is null.</summary>
public sealed record Ledger
{
    /// <summary>When Azure says the change happened; null for what a sweep found.</summary>
    public DateTimeOffset? Event { get; init; }

    public DateTimeOffset? Received { get; init; }

    /// <summary>When the assessor took it up.</summary>
    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Read { get; init; }

    public DateTimeOffset? Judged { get; init; }

    public DateTimeOffset? Stored { get; init; }

    public DateTimeOffset? Alerted { get; init; }

    /// <summary>Time of it spent waiting for Azure's answers.</summary>
    public TimeSpan InsideAzure { get; init; }
}
