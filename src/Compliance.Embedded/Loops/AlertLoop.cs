using Compliance.Application.Alerts;
using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>Delivers alerts when they are due.</summary>
internal sealed class AlertLoop(DeliverAlerts deliver, IWakeUps wakeUps, TimeProvider time, ILogger<AlertLoop> logger)
    : SignalLoop(SignalTarget.Alerts, wakeUps, time, logger)
{
    protected override Task RunAsync(CancellationToken cancellationToken) => deliver.RunAsync(cancellationToken);
}
