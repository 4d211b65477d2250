using System.Diagnostics.Metrics;

namespace Compliance.Application.Alerts;

/// <summary>Counts what became of owed alerts, and how long after the event they were told.</summary>
public sealed class AlertMetrics
{
    private static readonly InstrumentAdvice<double> Lags = new() { HistogramBucketBoundaries = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600] };

    private readonly Counter<long> _alerts;
    private readonly Histogram<double> _lag;

    public AlertMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterNames.Compliance);
        _alerts = meter.CreateCounter<long>("compliance.alerts", "{alert}", "Alerts owed, by what became of them; failed ones are owed on.");
        _lag = meter.CreateHistogram("compliance.finding.alerted.lag", "s", "From the event to the delivered alert, the settle time included.", tags: null, Lags);
    }

    public void Failed(int alerts) => Add(alerts, "failed");

    public void Collapsed(int alerts) => Add(alerts, "collapsed");

    /// <summary>No channel is configured that could tell it.</summary>
    public void Untold() => Add(1, "untold");

    /// <param name="happened">When the event happened that opened the finding; null when no event told of it, or this is no opening.</param>
    public void Delivered(DateTimeOffset? happened, DateTimeOffset now)
    {
        Add(1, "delivered");
        if (happened is { } at)
        {
            // Azure's clock may be ahead of ours.
            _lag.Record(Math.Max(0, (now - at).TotalSeconds));
        }
    }

    private void Add(int alerts, string outcome)
    {
        if (alerts > 0)
        {
            _alerts.Add(alerts, KeyValuePair.Create("outcome", (object?)outcome));
        }
    }
}
