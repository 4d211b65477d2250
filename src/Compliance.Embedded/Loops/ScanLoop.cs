using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>Runs queued scans.</summary>
internal sealed class ScanLoop(RunScans scans, IWakeUps wakeUps, TimeProvider time, ILogger<ScanLoop> logger)
    : SignalLoop(SignalTarget.Scans, wakeUps, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => scans.RunAsync(cancellationToken);
}
