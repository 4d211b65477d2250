namespace Compliance.Web.Views;

/// <summary>Where the estate stands.</summary>
public sealed record SummaryView
{
    public required VerdictCounts Clusters { get; init; }

    public required FindingCountsView Findings { get; init; }

    /// <summary>Changes that wait for the assessor; counted up to 1000.</summary>
    public required int PendingChanges { get; init; }

    /// <summary>Changes that failed too often and wait for a person; counted up to 1000.</summary>
    public required int SetAsideChanges { get; init; }

    /// <summary>Of the open findings that events reported, at most the first 100; null when there are none.</summary>
    public LatencyView? Latency { get; init; }

    /// <summary>The last full sweep, whichever process did it; null before the first.</summary>
    public SweepView? Sweep { get; init; }

    /// <summary>When the last light sweep ended; null before the first.</summary>
    public DateTimeOffset? LightSweptAt { get; init; }

    /// <summary>Governed subscriptions whose changes reach us by no event; null where that was not asked.</summary>
    public BlindView? Blind { get; init; }

    /// <summary>The date of the page the rules were taken from.</summary>
    public required string RulePack { get; init; }

    /// <summary>Differs whenever one of the first 100 open findings does, so that a watcher misses nothing that counts alone would hide.</summary>
    public required string Revision { get; init; }
}

/// <summary>Clusters by verdict.</summary>
public sealed record VerdictCounts(int Total, int Proven, int Broken, int Unknown, int OutOfScope);

/// <summary>Open findings by severity; exempted ones apart.</summary>
public sealed record FindingCountsView(int Critical, int High, int Medium, int Low, int Info, int Exempted);

/// <summary>A full sweep.</summary>
/// <param name="IsComplete">Everything that decides could be read.</param>
public sealed record SweepView(DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool IsComplete, int Clusters);

/// <summary>What the last full sweep found of event subscriptions.</summary>
/// <param name="Unknown">Subscriptions of which it cannot be told.</param>
/// <param name="Subscriptions">The ids of blind ones; at most the first 100.</param>
public sealed record BlindView(int Count, int Unknown, IReadOnlyList<string> Subscriptions);

/// <summary>Milliseconds from the event to the stored finding and to its alert, Azure's own time included.</summary>
public sealed record LatencyView(int Findings, Percentiles? EventToStoredMs, Percentiles? EventToAlertMs);

/// <summary>Half, and 95 of 100, were at least this fast.</summary>
public sealed record Percentiles(double P50, double P95);
