using Compliance.Application.Sweeps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>Sweeps at start and then at the interval.</summary>
internal sealed class SweepLoop(RunSweep sweep, IOptions<SweepOptions> options, TimeProvider time, ILogger<SweepLoop> logger)
    : TimedLoop(TimeSpan.Zero, options.Value.Interval, time, logger)
{
    protected override Task<bool> RunAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}
