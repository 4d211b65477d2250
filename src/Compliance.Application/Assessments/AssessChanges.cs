using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>
/// The assessor: takes all changes that are due, judges what they can affect, stores the differences, and repeats until
/// nothing is due. A change is done only after its findings are stored.
/// </summary>
public sealed partial class AssessChanges(
    AssessorWork assessor,
    IChangeStore changes,
    AssessSlice slice,
    ISignals signals,
    IOptions<AssessmentOptions> options,
    TimeProvider time,
    ILogger<AssessChanges> logger)
{
    // A read that fails for everybody is no change's fault: all wait, for at most this long at a time.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Nothing to do needs no lease: another host may be in the middle of its work under it.
        if ((await changes.ListDueAsync(time.GetUtcNow(), 1, cancellationToken)).Count > 0 && !await assessor.RunAsync(AssessDueAsync, cancellationToken))
        {
            // A signal that meets a held lease must not be lost: its change may have come after the holder's last look.
            await signals.SendAsync(SignalTarget.Assessor, options.Value.RetryDelay, cancellationToken);
            return;
        }

        // Something may have come in between the last look and the release, or waits for its time.
        if (await changes.NextDueAsync(cancellationToken) is { } next)
        {
            var delay = next - time.GetUtcNow();
            await signals.SendAsync(SignalTarget.Assessor, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task AssessDueAsync(long fence, CancellationToken cancellationToken)
    {
        while (await changes.ListDueAsync(time.GetUtcNow(), options.Value.MaxBatch, cancellationToken) is { Count: > 0 } due)
        {
            await AssessAsync(due, isPart: false, fence, cancellationToken);
        }
    }

    /// <param name="isPart">Azure has answered for others of its batch.</param>
    private async Task AssessAsync(IReadOnlyList<Change> batch, bool isPart, long fence, CancellationToken cancellationToken)
    {
        switch (await TryAssessAsync(batch, fence, cancellationToken))
        {
            case null:
                return;
            case AzureUnavailableException away when !isPart:
                LogAway(batch.Count, away);
                var waited = time.GetUtcNow() - batch.Min(change => change.ReceivedAt);
                await changes.PostponeAsync(batch, time.GetUtcNow() + Between(options.Value.RetryDelay, waited, LongestWait), cancellationToken);
                return;
            case var failure when failure is AzureUnavailableException || batch.DistinctBy(change => change.ResourceId).Count() == 1:
                LogFailed(batch[0].ResourceId.Text, batch.Count, failure);
                await changes.FailAsync(batch, failure.Message, options.Value.SetAsideAfter, RetryAt(batch), cancellationToken);
                return;
        }

        // One bad change must not hold up the rest. Halves find it in few tries.
        var resources = batch.GroupBy(change => change.ResourceId).ToList();
        foreach (var half in resources.Chunk((resources.Count + 1) / 2))
        {
            await AssessAsync([.. half.SelectMany(changes => changes)], isPart: true, fence, cancellationToken);
        }
    }

    private async Task<Exception?> TryAssessAsync(IReadOnlyList<Change> batch, long fence, CancellationToken cancellationToken)
    {
        try
        {
            var again = await slice.RunAsync(batch, fence, cancellationToken);
            foreach (var wait in again.GroupBy(look => look.Value, look => look.Key))
            {
                await changes.PostponeAsync([.. wait], wait.Key, cancellationToken);
            }

            await changes.CompleteAsync([.. batch.Where(change => !again.ContainsKey(change))], cancellationToken);
            return null;
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StaleLeaseException or StoreUnavailableException))
        {
            return exception;
        }
    }

    private DateTimeOffset RetryAt(IReadOnlyList<Change> failed) =>
        time.GetUtcNow() + TimeSpan.FromSeconds(Math.Min(LongestRetry.TotalSeconds, options.Value.RetryDelay.TotalSeconds * Math.Pow(4, failed.Max(change => change.Attempts))));

    private static TimeSpan Between(TimeSpan least, TimeSpan value, TimeSpan most) =>
        value < least ? least : value > most ? most : value;

    [LoggerMessage(2002, LogLevel.Error, "Assessing {Count} changes of {ResourceId} failed")]
    private partial void LogFailed(string resourceId, int count, Exception exception);

    [LoggerMessage(2003, LogLevel.Warning, "Azure does not answer: {Count} changes wait")]
    private partial void LogAway(int count, Exception exception);
}
