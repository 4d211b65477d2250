using Compliance.Application.Sweeps;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>Sweeps for connectivity at its interval; at start the full sweep sees all of it.</summary>
internal sealed class LightSweepLoop(RunLightSweep sweep, IOptions<SweepOptions> options, TimeProvider time, ILogger<LightSweepLoop> logger)
    : TimedLoop(options.Value.LightInterval, options.Value.LightInterval, time, logger)
{
    protected override Task<bool> RunAsync(CancellationToken cancellationToken) => sweep.RunAsync(cancellationToken);
}
