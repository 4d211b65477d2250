using Compliance.Application.Alerts;
using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>Delivers alerts when they are due.</summary>
internal sealed class AlertLoop(DeliverAlerts deliver, IWakeUps wakeUps, IOptions<LoopOptions> options, TimeProvider time, ILogger<AlertLoop> logger)
    : SignalLoop(SignalTarget.Alerts, wakeUps, options, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => deliver.RunAsync(cancellationToken);
}
