using Compliance.Application.Changes;
using Compliance.Application.Signals;
using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>
/// Signals do not leave a process: looks for what others made pending in the store, a replay or a host that died before it was done.
/// </summary>
internal sealed class PendingLoop(IChangeStore changes, ISignals signals, TimeProvider time, ILogger<PendingLoop> logger)
    : TimedLoop(Interval, Interval, time, logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = time;

    protected override async Task<bool> RunAsync(CancellationToken cancellationToken)
    {
        if ((await changes.ListDueAsync(_time.GetUtcNow(), 1, cancellationToken)).Count > 0)
        {
            await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
        }

        return true;
    }
}
