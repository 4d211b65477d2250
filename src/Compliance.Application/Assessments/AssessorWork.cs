using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Signals;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>
/// Does work as the one assessor of the store: takes the lease, raises the fence, keeps the lease alive while the work
/// runs and stops it when the lease is lost. Assessing, sweeping and scanning share it, so they never interleave.
/// </summary>
public sealed class AssessorWork(IAssessorLease lease, IFindingStore findings, IProofStore proofs, IRelationStore relations, AssessorTenure tenure, IOptions<AssessmentOptions> options, TimeProvider time)
{
    // The last grant whose work came to a good end here.
    private long _ended = -1;

    /// <param name="work">Takes the fence number, and a token that is cancelled when the lease is lost.</param>
    /// <returns>False when somebody else holds the lease; the work was not begun.</returns>
    public async Task<bool> RunAsync(Func<long, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var duration = options.Value.LeaseDuration;
        if (await lease.TryAcquireAsync(duration, cancellationToken) is not { } grant)
        {
            return false;
        }

        tenure.Begin(grant.Number);
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var renewing = KeepAsync(grant, duration, lost, done.Token);
        try
        {
            // Where the grant before was ours and each of its writes is answered, there is nobody to shut out.
            if (Interlocked.Read(ref _ended) != grant.Number - 1)
            {
                await findings.RaiseFenceAsync(grant.Number, lost.Token);
                await proofs.RaiseFenceAsync(grant.Number, lost.Token);
                await relations.RaiseFenceAsync(grant.Number, lost.Token);
            }

            await work(grant.Number, lost.Token);
            Interlocked.Exchange(ref _ended, grant.Number);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StaleLeaseException("The assessor's lease was lost while it worked.");
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
            // Also on shutdown: the next assessor should not have to wait for the lease to run out.
            await lease.ReleaseAsync(grant, CancellationToken.None);
        }

        return true;
    }

    private async Task KeepAsync(LeaseGrant grant, TimeSpan duration, CancellationTokenSource lost, CancellationToken done)
    {
        using var timer = new PeriodicTimer(duration / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                if (!await lease.RenewAsync(grant, duration, done))
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The work is done.
        }
        catch (StoreUnavailableException)
        {
            // A lease that cannot be renewed may be taken over: stop as if it were.
            await lost.CancelAsync();
        }
    }
}
