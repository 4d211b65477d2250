using System.Globalization;
using Compliance.Application.Findings;
using Compliance.Bench.Estates;
using Compliance.Bench.Measures;
using Compliance.Cli.Demo;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Topologies;

namespace Compliance.Bench.Pipeline;

/// <summary>
/// One event after another: a cluster loses its scope and gets it again, and a zone loses its link and gets it again. What
/// counts is the ledger of the finding that opens, without the time inside Azure calls.
/// </summary>
internal static class LatencyRun
{
    private const int Runs = 5;
    private const int EventsARun = 40;
    private const int ZoneEventsARun = 5;
    private const int WarmUp = 10;

    // Beyond those: one in a hundred is broken to begin with.
    private const int HealthyClusters = 99;

    public static async Task<LatencyNumbers> RunAsync(int clusters)
    {
        var progress = new Progress(string.Create(CultureInfo.InvariantCulture, $"{clusters:N0} clusters"));
        await using var pipeline = await RunningPipeline.StartAsync(clusters, hasQuota: false, progress);
        await pipeline.SubscribeAsync();
        progress.Tell($"{WarmUp} clusters are broken and mended to warm up");
        for (var number = 0; number < WarmUp; number++)
        {
            await BreakClusterAsync(pipeline, number, clusters);
        }

        var (cluster, medians, azure) = (new Times(), new Times(), new Times());
        var stages = new StageSums();
        var before = await pipeline.Azure.CountAsync();
        for (var run = 0; run < Runs; run++)
        {
            var times = new Times();
            for (var number = 0; number < EventsARun; number++)
            {
                var ledger = await BreakClusterAsync(pipeline, (run * EventsARun) + number, clusters);
                times.Add(OwnTime(ledger));
                cluster.Add(OwnTime(ledger));
                azure.Add(ledger.InsideAzure);
                stages.Add(ledger);
            }

            medians.Add(TimeSpan.FromMilliseconds(times.Median));
            progress.Tell($"{cluster.Count} of {Runs * EventsARun} clusters are broken and mended");
        }

        var after = await pipeline.Azure.CountAsync();
        var (zone, affected) = (new Times(), 0);
        for (var number = 0; number < Runs * ZoneEventsARun; number++)
        {
            var finding = await BreakZoneAsync(pipeline, new Estates.Chain(0));
            zone.Add(OwnTime(finding.Ledger));
            affected = finding.AffectedCount;
            if (zone.Count % ZoneEventsARun == 0)
            {
                progress.Tell($"a zone is broken and mended, {zone.Count} of {Runs * ZoneEventsARun} times");
            }
        }

        // A cluster is broken and mended: two events.
        return new LatencyNumbers(clusters, cluster.Percentile(50), cluster.Percentile(95), cluster.Percentile(99))
        {
            Events = cluster.Count,
            P50Spread = medians.Spread,
            AzureP50 = azure.Median,
            StagesP50 = stages.Medians,
            GraphCallsAnEvent = (after.ResourceGraphCalls - before.ResourceGraphCalls) / (2.0 * cluster.Count),
            Zone = new ZoneNumbers(affected, zone.Count, zone.Percentile(50), zone.Percentile(95), zone.Spread),
        };
    }

    private static async Task<Ledger> BreakClusterAsync(RunningPipeline pipeline, int number, int clusters)
    {
        var healthy = number % Math.Min(HealthyClusters, clusters) + (number / HealthyClusters * 100);
        var (cluster, scope) = ClusterRows.IdOf(healthy % clusters);
        var key = FindingKey.Of(new("ARC-PL-001"), cluster);
        await DemoEdits.AssociateAsync(pipeline.Editor, cluster, null, CancellationToken.None);
        var opened = await pipeline.AwaitFindingAsync(key, isOpen: true);

        await DemoEdits.AssociateAsync(pipeline.Editor, cluster, scope, CancellationToken.None);
        await pipeline.AwaitFindingAsync(key, isOpen: false);
        await pipeline.AwaitQuietAsync();
        return opened.Ledger;
    }

    private static async Task<StoredFinding> BreakZoneAsync(RunningPipeline pipeline, Estates.Chain chain)
    {
        var zone = ResourceId.Parse(chain.Zone(ArcZone.HybridIdentity.Name));
        var link = zone.Child("virtualNetworkLinks", "link-spoke");
        var key = FindingKey.Of(new("ARC-DNS-003"), zone);
        await pipeline.Editor.DeleteAsync(link, CancellationToken.None);
        var opened = await pipeline.AwaitFindingAsync(key, isOpen: true);

        await DemoEdits.LinkAsync(pipeline.Editor, link, ResourceId.Parse(chain.Spoke), CancellationToken.None);
        await pipeline.AwaitFindingAsync(key, isOpen: false);
        await pipeline.AwaitQuietAsync();
        return opened;
    }

    private static TimeSpan OwnTime(Ledger ledger) => ledger.Stored!.Value - ledger.Event!.Value - ledger.InsideAzure;
}

/// <summary>Milliseconds from the event to the stored finding of one cluster, without the time inside Azure calls.</summary>
internal sealed record LatencyNumbers(int Clusters, double P50, double P95, double P99)
{
    public int Events { get; init; }

    /// <summary>The medians of the single runs.</summary>
    public Spread P50Spread { get; init; }

    public double AzureP50 { get; init; }

    public required StageNumbers StagesP50 { get; init; }

    public double GraphCallsAnEvent { get; init; }

    public required ZoneNumbers Zone { get; init; }
}

/// <summary>The same for a zone that loses its link.</summary>
/// <param name="Clusters">Those that the finding affects.</param>
internal sealed record ZoneNumbers(int Clusters, int Events, double P50, double P95, Spread Spread);

/// <summary>Where the time of an event goes: medians of what each stage took, in milliseconds.</summary>
/// <param name="Received">From the change in Azure until intake has it.</param>
/// <param name="Started">Until the assessor takes it up.</param>
/// <param name="Read">Until all is read, without the time inside Azure calls.</param>
/// <param name="Judged">Until all is judged.</param>
/// <param name="Stored">Until the finding is stored.</param>
internal sealed record StageNumbers(double Received, double Started, double Read, double Judged, double Stored);

internal sealed class StageSums
{
    private readonly Times _received = new(), _started = new(), _read = new(), _judged = new(), _stored = new();

    public StageNumbers Medians => new(_received.Median, _started.Median, _read.Median, _judged.Median, _stored.Median);

    public void Add(Ledger ledger)
    {
        _received.Add(ledger.Received!.Value - ledger.Event!.Value);
        _started.Add(ledger.Started!.Value - ledger.Received.Value);
        _read.Add(ledger.Read!.Value - ledger.Started.Value - ledger.InsideAzure);
        _judged.Add(ledger.Judged!.Value - ledger.Read.Value);
        _stored.Add(ledger.Stored!.Value - ledger.Judged.Value);
    }
}
