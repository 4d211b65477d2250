using System.Diagnostics.Metrics;

namespace Compliance.Application.Sweeps;

/// <summary>Counts what only sweeps found: events get lost without a sound.</summary>
public sealed class SweepMetrics
{
    private readonly Counter<long> _missed;

    public SweepMetrics(IMeterFactory meters) =>
        _missed = meters.Create(MeterNames.Compliance).CreateCounter<long>("compliance.sweep.missed_events", "{finding}", "Findings that a full sweep opened, changed or resolved and no change explains.");

    public void Missed(int findings) => _missed.Add(findings);
}
