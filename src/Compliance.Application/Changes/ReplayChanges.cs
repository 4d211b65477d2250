using System.Runtime.CompilerServices;
using Compliance.Application.Signals;

namespace Compliance.Application.Changes;

/// <summary>Lets the assessor run changes again that the store still has: done ones and set-aside ones. Judging twice finds the same.</summary>
public sealed class ReplayChanges(IChangeStore changes, ISignals signals)
{
    private const int PageSize = 1000;

    /// <summary>Changes received from a time to before another, in the order received.</summary>
    public async IAsyncEnumerable<TrackedChange> ListAsync(DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (string? continuation = null; ;)
        {
            var page = await changes.ListAsync(from, to, PageSize, continuation, cancellationToken);
            foreach (var tracked in page.Items)
            {
                yield return tracked;
            }

            if (page.Continuation is null)
            {
                yield break;
            }

            continuation = page.Continuation;
        }
    }

    /// <summary>Makes them pending again and wakes the assessor. What is pending already stays as it is.</summary>
    /// <returns>How many were made pending.</returns>
    public async Task<int> RunAgainAsync(IEnumerable<Change> again, CancellationToken cancellationToken)
    {
        var requeued = 0;
        foreach (var some in again.Chunk(PageSize))
        {
            requeued += await changes.RequeueAsync(some, cancellationToken);
        }

        if (requeued > 0)
        {
            await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
        }

        return requeued;
    }
}
