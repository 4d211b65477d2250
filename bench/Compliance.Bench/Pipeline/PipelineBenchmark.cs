namespace Compliance.Bench.Pipeline;

/// <summary>From an event to the stored finding in the embedded host, at several sizes of the estate, and a storm of events.</summary>
internal sealed class PipelineBenchmark : IBenchmark
{
    private static readonly int[] Sizes = [100, 10_000];

    public string Name => "pipeline";

    public int DefaultClusters => 0;

    public async Task<object> RunAsync(int clusters)
    {
        var latency = new List<LatencyNumbers>();
        foreach (var size in clusters == 0 ? Sizes : [clusters])
        {
            latency.Add(await LatencyRun.RunAsync(size));
        }

        return clusters == 0
            ? new PipelineNumbers(latency, await StormRun.RunAsync())
            : new PipelineNumbers(latency, null);
    }
}

/// <param name="Storm">Null where one size was asked for.</param>
internal sealed record PipelineNumbers(IReadOnlyList<LatencyNumbers> Latency, StormNumbers? Storm);
