using Compliance.Bench.Estates;
using Compliance.Bench.Measures;
using Compliance.Simulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Bench.Starts;

/// <summary>
/// The published product against empty programs published the same way: a scan of a small estate from start to exit, and the
/// embedded host from start to its first answers. Turn by turn, so that all get their share of whatever else the machine does.
/// </summary>
internal sealed class StartBenchmark : IBenchmark
{
    private const int Runs = 9;

    public string Name => "start";

    public int DefaultClusters => 10;

    public async Task<object> RunAsync(int clusters)
    {
        using var published = await PublishedPrograms.PublishAsync();
        using var estate = new EstateOnDisk(clusters);
        await using var file = File.OpenRead(estate.Path);
        await using var azure = await SimulatedAzure.StartAsync(file, new SimulatorOptions(), TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        string[] scan = [published.Compliance, "scan", "--estate", estate.Path, "--fail-on", "none", "--allow-incomplete"];

        var (scans, empties, healths, summaries, emptyHealths) = (new Times(), new Times(), new Times(), new Times(), new Times());
        for (var run = -1; run < Runs; run++)
        {
            var (scanned, empty) = (await StartedProgram.RunAsync(scan), await StartedProgram.RunAsync([published.EmptyConsole]));
            var web = await ServeAsync(published.EmptyWeb, null);
            var serve = await ServeAsync(published.Compliance, azure.Endpoint);
            if (run < 0)
            {
                // The first of each reads its files from the disk.
                continue;
            }

            scans.Add(scanned);
            empties.Add(empty);
            emptyHealths.Add(web.Health);
            healths.Add(serve.Health);
            summaries.Add(serve.Summary);
        }

        return new StartNumbers(
            scans.Median, scans.Spread, empties.Median, empties.Spread, scans.Median / empties.Median,
            healths.Median, healths.Spread, emptyHealths.Median, emptyHealths.Spread, healths.Median / emptyHealths.Median,
            summaries.Median, summaries.Spread, summaries.Median / emptyHealths.Median);
    }

    /// <param name="azure">Null for the empty program, which has no store and answers anything.</param>
    private static async Task<(TimeSpan Health, TimeSpan Summary)> ServeAsync(string program, Uri? azure)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-start-");
        try
        {
            var url = StartedProgram.FreeUrl();
            string[] arguments = azure is null
                ? [program, "--urls", url.AbsoluteUri]
                : [program, "serve", "--urls", url.AbsoluteUri, "--arm-endpoint", azure.AbsoluteUri, "--store", $"sqlite:{Path.Combine(folder.FullName, "compliance.db")}"];
            using var started = StartedProgram.Start(arguments);
            return (await started.AnswersAsync(new Uri(url, "healthz")), await started.AnswersAsync(new Uri(url, "api/summary")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}

internal sealed record StartNumbers(
    double ScanMs, Spread ScanMsSpread, double EmptyMs, Spread EmptyMsSpread, double Ratio,
    double HealthMs, Spread HealthMsSpread, double EmptyWebMs, Spread EmptyWebMsSpread, double WebRatio,
    double SummaryMs, Spread SummaryMsSpread, double SummaryRatio);
