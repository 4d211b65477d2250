using Compliance.Bench.Estates;
using Compliance.Bench.Measures;
using Compliance.Bench.Scans;
using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Rules;

namespace Compliance.Bench.Judging;

/// <summary>Judging alone: every rule with its evidence over a linked topology, on one core.</summary>
internal sealed class JudgeBenchmark : IBenchmark
{
    private const int Runs = 9;
    private const double MicrosPerMillisecond = 1000;

    public string Name => "judge";

    public int DefaultClusters => 100_000;

    public async Task<object> RunAsync(int clusters)
    {
        using var file = new EstateOnDisk(clusters);
        var estate = await ScanPass.ReadAsync(file.Path);
        var topology = Topology.Link(estate, DeclarationSet.None, estate.ReadAt);
        var judge = new Judge(BuiltInRules.Catalogue, []) { Workers = 1 };
        judge.Assess(topology);

        var times = new Times();
        for (var run = 0; run < Runs; run++)
        {
            await times.MeasureAsync(() => Task.FromResult(judge.Assess(topology)));
        }

        var microsPerMillisecond = MicrosPerMillisecond / clusters;
        return new JudgeNumbers(clusters, BuiltInRules.Catalogue.Rules.Length, times.Median * microsPerMillisecond, times.Spread.Times(microsPerMillisecond));
    }
}

internal sealed record JudgeNumbers(int Clusters, int Rules, double MicrosPerCluster, Spread MicrosPerClusterSpread);
