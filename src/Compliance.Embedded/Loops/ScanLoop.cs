using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>Runs queued scans.</summary>
internal sealed class ScanLoop(RunScans scans, IWakeUps wakeUps, IOptions<LoopOptions> options, TimeProvider time, ILogger<ScanLoop> logger)
    : SignalLoop(SignalTarget.Scans, wakeUps, options, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => scans.RunAsync(cancellationToken);
}
