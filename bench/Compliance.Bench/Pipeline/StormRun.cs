using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Bench.Estates;
using Compliance.Bench.Measures;
using Compliance.Cli.Demo;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Bench.Pipeline;

/// <summary>
/// Every cluster of a subscription changes at once, and events of it keep coming: delivered as Event Grid does, many in a
/// request, while the assessor is at work. Half of the clusters are mended before the last round of events.
/// </summary>
internal static class StormRun
{
    private const int Runs = 5;
    private const int Clusters = 500;
    private const int Events = 10_000;
    private const int EventsARequest = 100;
    private const int Senders = 4;
    private const int WritesAnAuthor = 125;

    // Ten subscriptions have the same share of an estate's clusters.
    private const int EstateClusters = Clusters * 10;

    public static async Task<StormNumbers> RunAsync()
    {
        var (quiet, intake) = (new Times(), new List<double>());
        long graphCalls = 0, armReads = 0;
        for (var run = 0; run < Runs; run++)
        {
            var progress = new Progress(string.Create(CultureInfo.InvariantCulture, $"storm {run + 1} of {Runs}"));
            await using var pipeline = await RunningPipeline.StartAsync(EstateClusters, hasQuota: true, progress);
            progress.Tell($"{Clusters} clusters change and {Events:N0} events come");
            var before = await pipeline.Azure.CountAsync();
            await RunOnceAsync(pipeline, quiet, intake);
            var after = await pipeline.Azure.CountAsync();
            graphCalls = Math.Max(graphCalls, after.ResourceGraphCalls - before.ResourceGraphCalls);
            armReads = Math.Max(armReads, after.ResourceManagerReads - before.ResourceManagerReads);
        }

        return new StormNumbers(Events, Clusters, graphCalls, armReads, quiet.Median, intake.Order().ElementAt(Runs / 2))
        {
            QuietMsSpread = quiet.Spread,
            IntakePerSecondSpread = new Spread(intake.Min(), intake.Max()),
        };
    }

    private static async Task RunOnceAsync(RunningPipeline pipeline, Times quiet, List<double> intake)
    {
        var clusters = Enumerable.Range(0, EstateClusters).Where(number => number % 10 == 0).Select(ClusterRows.IdOf).ToList();
        await ChangeAsync(pipeline, [.. clusters.Select(cluster => (cluster.Cluster, (ResourceId?)null))]);
        using var http = new HttpClient { BaseAddress = pipeline.Host.Address };
        var started = TimeProvider.System.GetTimestamp();
        await SendAsync(http, clusters, Events - clusters.Count);
        var sending = TimeProvider.System.GetElapsedTime(started);

        var mended = clusters.Where((_, place) => place % 2 == 0).ToList();
        await ChangeAsync(pipeline, [.. mended.Select(cluster => (cluster.Cluster, (ResourceId?)cluster.Scope))]);
        started = TimeProvider.System.GetTimestamp();
        await SendAsync(http, clusters, clusters.Count);
        intake.Add(Events / (sending + TimeProvider.System.GetElapsedTime(started)).TotalSeconds);

        started = TimeProvider.System.GetTimestamp();
        await pipeline.AwaitQuietAsync();
        quiet.Add(TimeProvider.System.GetElapsedTime(started));
        await CheckAsync(pipeline, clusters, mended);
    }

    // A pipeline that forgets the last change of a cluster may well be quiet soon.
    private static async Task CheckAsync(RunningPipeline pipeline, List<(ResourceId Cluster, ResourceId Scope)> clusters, List<(ResourceId Cluster, ResourceId Scope)> mended)
    {
        var open = (await pipeline.Findings.ListOpenAsync(CancellationToken.None)).Select(finding => finding.Key).ToHashSet();
        var wrong = clusters.Where(cluster => open.Contains(FindingKey.Of(new("ARC-PL-001"), cluster.Cluster)) == mended.Contains(cluster)).ToList();
        if (wrong.Count > 0)
        {
            throw new InvalidOperationException($"{wrong.Count} clusters were not judged after their last change, as {wrong[0].Cluster}.");
        }
    }

    // Resource Manager admits 200 writes of each principal at once, and a storm has many authors.
    private static Task ChangeAsync(RunningPipeline pipeline, List<(ResourceId Cluster, ResourceId? Scope)> changes) =>
        ForEachAsync(changes.Chunk(WritesAnAuthor), async chunk =>
        {
            await using var author = new ArmEditor(pipeline.Azure.Endpoint);
            foreach (var (cluster, scope) in chunk)
            {
                await DemoEdits.AssociateAsync(author, cluster, scope, CancellationToken.None);
            }
        });

    private static async Task SendAsync(HttpClient http, List<(ResourceId Cluster, ResourceId Scope)> clusters, int events)
    {
        var requests = Enumerable.Range(0, events).Select(number => Event(clusters[number % clusters.Count].Cluster)).Chunk(EventsARequest);
        await ForEachAsync(requests, async chunk =>
        {
            using var body = new StringContent($"[{string.Join(',', chunk)}]", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("api/events", UriKind.Relative), body);
            if (answer.StatusCode is not HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"Events were answered with {answer.StatusCode}.");
            }
        });
    }

    private static string Event(ResourceId cluster) => new JsonObject
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["topic"] = $"/subscriptions/{cluster.Subscription}",
        ["subject"] = cluster.Text,
        ["eventType"] = "Microsoft.Resources.ResourceWriteSuccess",
        ["eventTime"] = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O"),
        ["metadataVersion"] = "1",
        ["dataVersion"] = "2",
        ["data"] = new JsonObject
        {
            ["operationName"] = "Microsoft.Kubernetes/connectedClusters/write",
            ["status"] = "Succeeded",
            ["resourceUri"] = cluster.Text,
            ["subscriptionId"] = cluster.Subscription.ToString(),
        },
    }.ToJsonString();

    private static Task ForEachAsync<T>(IEnumerable<T> items, Func<T, Task> work) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (item, _) => await work(item));
}

/// <summary>What a storm of events costs; calls are the most of any run, the others medians.</summary>
/// <param name="ArmReads">All of Resource Manager: changed resources, and what their slices need of it.</param>
/// <param name="QuietMs">From the last event accepted until nothing is pending.</param>
internal sealed record StormNumbers(int Events, int Clusters, long GraphCalls, long ArmReads, double QuietMs, double IntakePerSecond)
{
    public Spread QuietMsSpread { get; init; }

    public Spread IntakePerSecondSpread { get; init; }
}
