using System.Diagnostics.Metrics;

namespace Compliance.Application.Sweeps;

/// <summary>Counts what was archived and forgotten: a store that only grows shows here first.</summary>
public sealed class RetentionMetrics
{
    private readonly Counter<long> _rows;

    public RetentionMetrics(IMeterFactory meters) =>
        _rows = meters.Create(MeterNames.Compliance).CreateCounter<long>("compliance.retention", "{row}", "What was archived or forgotten, by what it was.");

    /// <param name="what"><c>changes</c>, <c>archived</c>, <c>removed</c> or <c>history</c>.</param>
    public void Forgotten(string what, int rows)
    {
        if (rows > 0)
        {
            _rows.Add(rows, KeyValuePair.Create("what", (object?)what));
        }
    }
}
