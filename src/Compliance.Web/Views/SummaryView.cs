using Compliance.Application.Findings;

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

    /// <summary>Of the findings that events opened, open or resolved meanwhile: of each severity the 200 that changed last. Null when there are none.</summary>
    public LatencyView? Latency { get; init; }

    /// <summary>The last full sweep, whichever process did it; null before the first.</summary>
    public SweepView? Sweep { get; init; }

    /// <summary>When the last light sweep ended; null before the first.</summary>
    public DateTimeOffset? LightSweptAt { get; init; }

    /// <summary>Governed subscriptions whose changes reach us by no event; null where that was not asked.</summary>
    public BlindView? Blind { get; init; }

    /// <summary>Messages that a function failed to take too often, by queue; empty where the host has no queues. <c>compliance replay --poison</c> gives them back.</summary>
    public required IReadOnlyList<PoisonView> Poison { get; init; }

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
/// <param name="MissedEvents">Findings it opened, changed or resolved that no change explains: their events did not come.</param>
public sealed record SweepView(DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool IsComplete, int Clusters, int MissedEvents);

/// <summary>What the last full sweep found of event subscriptions.</summary>
/// <param name="Unknown">Subscriptions of which it cannot be told.</param>
/// <param name="Subscriptions">The ids of blind ones; at most the first 100.</param>
public sealed record BlindView(int Count, int Unknown, IReadOnlyList<string> Subscriptions);

/// <summary>A poison queue.</summary>
/// <param name="Messages">About how many there are; null when they could not be counted.</param>
public sealed record PoisonView(string Queue, int? Messages);

/// <summary>Milliseconds from the event to the stored finding and to its alert, and what of the first calls to Azure took.</summary>
/// <param name="Findings">On how many it rests.</param>
public sealed record LatencyView(int Findings, PercentilesView? EventToStoredMs, PercentilesView? EventToAlertMs, PercentilesView? InsideAzureMs)
{
    internal static LatencyView? Of(Latencies? latencies) => latencies is null ? null : new(
        latencies.Findings, PercentilesView.Of(latencies.EventToStored), PercentilesView.Of(latencies.EventToAlerted), PercentilesView.Of(latencies.InsideAzure));
}

/// <summary>Of 100, so many were at least this fast.</summary>
public sealed record PercentilesView(double P50, double P95, double P99)
{
    internal static PercentilesView? Of(Percentiles? times) => times is null ? null : new(Rounded(times.P50), Rounded(times.P95), Rounded(times.P99));

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);
}
