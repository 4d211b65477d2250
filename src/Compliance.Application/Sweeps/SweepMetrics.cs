using System.Diagnostics.Metrics;

namespace Compliance.Application.Sweeps;

/// <summary>How long ago this process last swept: a sweep that never comes makes no noise by itself.</summary>
public sealed class SweepMetrics
{
    private readonly TimeProvider _time;
    private long _ended;

    public SweepMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        meters.Create(MeterNames.Compliance).CreateObservableGauge("compliance.sweep.age", Age, "s", "Since the last sweep of this process ended; absent before.");
    }

    public void Swept() => Interlocked.Exchange(ref _ended, _time.GetUtcNow().UtcTicks);

    private IEnumerable<Measurement<double>> Age() => Interlocked.Read(ref _ended) is var ended and > 0
        ? [new Measurement<double>(Math.Max(0, TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks - ended).TotalSeconds))]
        : [];
}
