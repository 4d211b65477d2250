using Compliance.Bench.Measures;

namespace Compliance.Bench.Stores;

/// <summary>
/// Findings with history, alert and affected clusters, written to table storage as the assessor writes them, against the
/// very same rows written one by one. Both have four writers, and an Azurite of their own in each run: neither pays for
/// the rows of the other.
/// </summary>
internal sealed class StoreBenchmark : IBenchmark
{
    private const int Runs = 5;
    private const int Writers = 4;
    private const int WarmUp = 200;

    public string Name => "store";

    /// <summary>Findings; in this benchmark each cluster has one.</summary>
    public int DefaultClusters => 10_000;

    public async Task<object> RunAsync(int clusters)
    {
        await RunOnceAsync(new FindingLoad(WarmUp), new Times(), new Times());

        var load = new FindingLoad(clusters);
        var (batch, single) = (new Times(), new Times());
        long unchanged = 0;
        for (var run = 0; run < Runs; run++)
        {
            unchanged = Math.Max(unchanged, await RunOnceAsync(load, batch, single));
        }

        return new StoreNumbers(load.Writes.Count, batch.Median, batch.Spread, single.Median, single.Spread, single.Median / batch.Median, unchanged);
    }

    /// <returns>The writes of a second recording of the same assessment.</returns>
    private static async Task<long> RunOnceAsync(FindingLoad load, Times batch, Times single)
    {
        await using var whole = await MeasuredTables.StartAsync();
        await batch.MeasureAsync(() => whole.WriteAsync(load.Writes, Writers));
        var rows = await whole.FindingRowsAsync();

        await using (var apart = await MeasuredTables.StartAsync())
        {
            await single.MeasureAsync(() => apart.InsertAsync(rows, Writers));
        }

        await load.RecordAsync(whole);
        return await whole.CountWritesAsync(() => load.RecordAsync(whole));
    }
}

internal sealed record StoreNumbers(
    int Findings, double BatchMs, Spread BatchMsSpread, double SingleMs, Spread SingleMsSpread, double Ratio, long UnchangedWrites);
