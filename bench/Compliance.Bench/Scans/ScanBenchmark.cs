using Compliance.Bench.Estates;
using Compliance.Bench.Measures;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;

namespace Compliance.Bench.Scans;

/// <summary>The offline scan against the time it takes to do no more than read the file.</summary>
internal sealed class ScanBenchmark : IBenchmark
{
    private const int Runs = 5;

    public string Name => "scan";

    public int DefaultClusters => 100_000;

    public async Task<object> RunAsync(int clusters)
    {
        using var estate = new EstateOnDisk(clusters);
        Check(await ScanPass.RunAsync(estate.Path), clusters);
        await ReaderPass.RunAsync(estate.Path);

        var (reader, total) = (new Times(), new Times());
        for (var run = 0; run < Runs; run++)
        {
            // Turn by turn: whatever else the machine does, both get their share of it.
            await reader.MeasureAsync(() => ReaderPass.RunAsync(estate.Path));
            await total.MeasureAsync(() => ScanPass.RunAsync(estate.Path));
        }

        var peak = await PeakMemory.OfChildAsync(ChildProcess.Scan, estate.Path) - await PeakMemory.OfChildAsync(ChildProcess.Nothing);
        return new ScanNumbers(
            clusters, estate.Bytes, reader.Median, reader.Spread, total.Median, total.Spread, total.Median / reader.Median, peak / clusters);
    }

    // A scan that misreads the estate may well be fast.
    private static void Check(Assessment assessment, int clusters)
    {
        var proven = assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Proven);
        if (assessment.Clusters.Length != clusters || proven < clusters * 0.95)
        {
            throw new InvalidOperationException($"{proven} of {assessment.Clusters.Length} clusters are proven: this is not the estate that was to be measured.");
        }
    }
}

internal sealed record ScanNumbers(
    int Clusters, long Bytes, double ReaderMs, Spread ReaderMsSpread, double TotalMs, Spread TotalMsSpread, double Ratio, long PeakBytesPerCluster);
