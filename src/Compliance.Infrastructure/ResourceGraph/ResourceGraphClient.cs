using Azure;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Microsoft.Extensions.Logging;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Asks Resource Graph, all pages of an answer. Queries must be sorted by <c>id</c>, or pages repeat and lose rows.</summary>
internal sealed partial class ResourceGraphClient(ArmSender sender, IPace quota, Uri endpoint, StringPool pool, ILogger<ResourceGraphClient> logger)
{
    // A window of the quota has room for few more, and each holds a page in memory.
    private const int SideBySide = 4;

    private readonly Uri _address = new(endpoint, "/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01");

    /// <returns>Rows by id where the answer was divided, else as Azure gave them, which is by id as well. Failures are outcomes.</returns>
    /// <exception cref="RequestFailedException">401.</exception>
    public async Task<GraphRead> ReadAsync(string query, QueryArea area, WaitClock clock, CancellationToken cancellationToken)
    {
        var pages = new GraphPages(sender, quota, _address, pool, clock, logger);
        var first = await pages.ReadAsync(query, area, token: null, cancellationToken);
        if (first.Value is not { } page)
        {
            return new GraphRead([], first.Outcome, IsCut: false) { Reason = first.Reason };
        }

        if (page.Token is null || page.Total <= GraphPartitions.LargestWhole || GraphPartitions.Split(query, GraphPartitions.CountFor(page.Total)) is not { } partitions)
        {
            return await new GraphWalk(pages, query, area, logger).ReadAsync(page, cancellationToken);
        }

        LogPartitions(page.Total, partitions.Count);
        var read = await ReadPartitionsAsync(pages, partitions, area, cancellationToken);
        return read.Outcome is ReadOutcome.Complete && read.Rows.Count < page.Total && await CountAsync(pages, query, area, cancellationToken) is var now && read.Rows.Count < Math.Min(page.Total, now)
            ? read with { Outcome = ReadOutcome.Truncated, Reason = $"Resource Graph has {Math.Min(page.Total, now)} rows and gave {read.Rows.Count}." }
            : read;
    }

    private async Task<GraphRead> ReadPartitionsAsync(GraphPages pages, IReadOnlyList<string> partitions, QueryArea area, CancellationToken cancellationToken)
    {
        var reads = new GraphRead?[partitions.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, partitions.Count), new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (number, stop) =>
        {
            // Where Azure failed for one partition to the last retry, it need not be asked for all the others.
            if (Array.Exists(reads, read => read is { Outcome: not (ReadOutcome.Complete or ReadOutcome.Truncated) }))
            {
                return;
            }

            reads[number] = await new GraphWalk(pages, partitions[number], area, logger).ReadAsync(first: null, stop);
        });

        var done = reads.OfType<GraphRead>().ToList();
        var worst = done.Where(read => read.Outcome is not ReadOutcome.Complete).MaxBy(read => read.Outcome is ReadOutcome.Truncated ? 0 : (int)read.Outcome);
        return new GraphRead([.. done.SelectMany(read => read.Rows).OrderBy(row => row.Id)], worst?.Outcome ?? ReadOutcome.Complete, done.Exists(read => read.IsCut)) { Reason = worst?.Reason };
    }

    // The estate may have shrunk meanwhile. What cannot be counted again stays as many as it was.
    private static async Task<long> CountAsync(GraphPages pages, string query, QueryArea area, CancellationToken cancellationToken) =>
        (await pages.ReadAsync(query, area, token: null, cancellationToken)).Value?.Total ?? long.MaxValue;

    [LoggerMessage(4203, LogLevel.Information, "{Total} rows are read in {Partitions} partitions")]
    private partial void LogPartitions(long total, int partitions);
}
