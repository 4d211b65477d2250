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

    /// <summary>The date of the page the rules were taken from.</summary>
    public required string RulePack { get; init; }

    /// <summary>Differs whenever one of the first 100 open findings does, so that a watcher misses nothing that counts alone would hide.</summary>
    public required string Revision { get; init; }
}

/// <summary>Clusters by verdict.</summary>
public sealed record VerdictCounts(int Total, int Proven, int Broken, int Unknown, int OutOfScope);

/// <summary>Open findings by severity; exempted ones apart.</summary>
public sealed record FindingCountsView(int Critical, int High, int Medium, int Low, int Info, int Exempted);

/// <summary>Milliseconds from the event to the stored finding and to its alert, Azure's own time included.</summary>
public sealed record LatencyView(int Findings, Percentiles? EventToStoredMs, Percentiles? EventToAlertMs);

/// <summary>Half, and 95 of 100, were at least this fast.</summary>
public sealed record Percentiles(double P50, double P95);
