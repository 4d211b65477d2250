using Compliance.Domain.Estates;

namespace Compliance.Application.Sweeps;

/// <summary>
/// Notes with the last full sweep that reads of everything failed since: what rests on them is unknown, and no event will tell when
/// they would succeed. <see cref="RunSweep.RunAgainAsync"/> makes it good.
/// </summary>
public sealed class NoteUnread(ISweepStore sweeps)
{
    /// <summary>Whether Azure failed to answer a question that it may answer later. Rights that are missing are no failure.</summary>
    public static bool HasFailed(Coverage coverage) =>
        coverage.Failed.Count > 0 || coverage.Subscriptions.Any(read => read.State is SubscriptionState.Throttled);

    /// <summary>To be called before anything is stored that rests on the reads, so that nothing is lost with the process.</summary>
    /// <param name="started">When the reads began.</param>
    /// <param name="fence">The number of the lease they were made under.</param>
    public async Task RunAsync(DateTimeOffset started, long fence, CancellationToken cancellationToken)
    {
        if (await sweeps.FindAsync(SweepKind.Full, cancellationToken) is { UnreadSince: null } last)
        {
            await sweeps.PutAsync(last with { UnreadSince = started, Fence = fence }, cancellationToken);
        }
    }
}
