using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Sweeps;

/// <summary>
/// Forgets what is over, in batches that are bounded in size and number: done changes, old steps of histories, and resolved findings,
/// which are archived first and removed later. Needs no lease, and may be stopped between any two batches.
/// </summary>
public sealed partial class RunRetention(
    IChangeStore changes,
    IFindingArchive archive,
    RetentionMetrics metrics,
    IOptions<RetentionOptions> options,
    IOptions<SweepOptions> sweep,
    TimeProvider time,
    ILogger<RunRetention> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var kept = options.Value;
        var removed = await InBatchesAsync(
            "removed",
            async max => await archive.RemoveAsync(await archive.ListResolvedAsync(RecordState.Archived, now - kept.RemoveAfter, max, cancellationToken), cancellationToken),
            cancellationToken);
        var archived = await InBatchesAsync(
            "archived",
            async max => await archive.ArchiveAsync(await archive.ListResolvedAsync(RecordState.Active, now - kept.ArchiveAfter, max, cancellationToken), cancellationToken),
            cancellationToken);
        var steps = await InBatchesAsync("history", max => archive.PruneHistoryAsync(now - kept.KeepHistory, max, cancellationToken), cancellationToken);
        var done = await InBatchesAsync("changes", max => changes.PruneAsync(now - sweep.Value.KeepDoneChanges, max, cancellationToken), cancellationToken);
        if (removed + archived + steps + done > 0)
        {
            LogForgotten(done, archived, removed, steps);
        }
    }

    private async Task<int> InBatchesAsync(string what, Func<int, Task<int>> batch, CancellationToken cancellationToken)
    {
        var all = 0;
        for (var number = 0; number < options.Value.MaxBatches; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var one = await batch(options.Value.BatchSize);
            metrics.Forgotten(what, one);
            all += one;
            // A batch that is not full was the last, or what is left of it is somebody else's just now.
            if (one < options.Value.BatchSize)
            {
                break;
            }
        }

        return all;
    }

    [LoggerMessage(2107, LogLevel.Information, "Forgot {Changes} done changes, archived {Archived} findings, removed {Removed} and {Steps} steps of histories")]
    private partial void LogForgotten(int changes, int archived, int removed, int steps);
}
