using Compliance.Application.Sweeps;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>
/// The sweep. Where it meets a busy assessor it fails, so that the host tries again: the next scheduled one is hours away.
/// An occurrence that was missed while nothing ran is made up for by the host at its next start.
/// </summary>
public sealed class SweepOnSchedule(RunSweep sweep)
{
    [Function("SweepOnSchedule")]
    [FixedDelayRetry(10, "00:01:00")]
    public async Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (!await sweep.RunAsync(cancellationToken))
        {
            throw new InvalidOperationException("The assessor is busy; the sweep was not begun.");
        }
    }
}
