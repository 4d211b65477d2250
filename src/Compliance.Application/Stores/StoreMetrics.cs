using System.Diagnostics.Metrics;

namespace Compliance.Application.Stores;

/// <summary>Counts what the storage behind the ports did not do.</summary>
public sealed class StoreMetrics
{
    private readonly Counter<long> _failures;

    public StoreMetrics(IMeterFactory meters)
    {
        _failures = meters.Create(MeterNames.Compliance).CreateCounter<long>("compliance.store.failures", "{call}", "Calls to storage that failed to the last retry.");
    }

    /// <param name="store"><c>sqlite</c>, <c>table</c> or <c>queue</c>.</param>
    public void Failed(string store) => _failures.Add(1, KeyValuePair.Create("store", (object?)store));
}
