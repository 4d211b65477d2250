using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>
/// The assessor: takes all pending changes, judges what they can affect, stores the differences, and repeats until nothing
/// is pending. A change is done only after its findings are stored.
/// </summary>
public sealed partial class AssessChanges(
    AssessorWork assessor,
    IChangeStore changes,
    AssessSlice slice,
    ISignals signals,
    IOptions<AssessmentOptions> options,
    ILogger<AssessChanges> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await assessor.RunAsync(AssessPendingAsync, cancellationToken))
        {
            // A signal that meets a held lease must not be lost: its change may have come after the holder's last look.
            await signals.SendAsync(SignalTarget.Assessor, options.Value.RetryDelay, cancellationToken);
            return;
        }

        // Something may have come in between the last look and the release.
        if ((await changes.ListPendingAsync(1, cancellationToken)).Count > 0)
        {
            await signals.SendAsync(SignalTarget.Assessor, options.Value.RetryDelay, cancellationToken);
        }
    }

    private async Task AssessPendingAsync(long fence, CancellationToken cancellationToken)
    {
        while (await changes.ListPendingAsync(options.Value.MaxBatch, cancellationToken) is { Count: > 0 } pending)
        {
            if (await TryAssessAsync(pending, fence, cancellationToken) is { } failure && !await AssessSinglyAsync(pending, failure, fence, cancellationToken))
            {
                // What failed stays pending; RunAsync looks once more and signals with a delay.
                return;
            }
        }
    }

    /// <summary>One bad change must not hold up the rest: after a batch failed, each is tried by itself.</summary>
    /// <returns>False when any of them failed.</returns>
    private async Task<bool> AssessSinglyAsync(IReadOnlyList<Change> pending, Exception failure, long fence, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var group in pending.GroupBy(change => change.ResourceId))
        {
            var own = group.ToList();
            var error = own.Count == pending.Count ? failure : await TryAssessAsync(own, fence, cancellationToken);
            if (error is not null)
            {
                failed++;
                LogFailed(group.Key.Text, own.Count, error);
                await changes.FailAsync(own, error.Message, options.Value.SetAsideAfter, cancellationToken);
            }
        }

        return failed == 0;
    }

    private async Task<Exception?> TryAssessAsync(IReadOnlyList<Change> pending, long fence, CancellationToken cancellationToken)
    {
        try
        {
            await slice.RunAsync(pending, fence, cancellationToken);
            await changes.CompleteAsync(pending, cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StaleLeaseException or StoreUnavailableException))
        {
            return exception;
        }
    }

    [LoggerMessage(2002, LogLevel.Error, "Assessing {Count} changes of {ResourceId} failed")]
    private partial void LogFailed(string resourceId, int count, Exception exception);
}
