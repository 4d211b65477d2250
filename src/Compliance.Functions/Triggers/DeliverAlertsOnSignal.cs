using Compliance.Application.Alerts;
using Compliance.Functions.Bindings;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>Tells the alerts that are due. The signal carries no data: what is owed lies in the outbox.</summary>
public sealed class DeliverAlertsOnSignal(DeliverAlerts alerts)
{
    [Function("DeliverAlerts")]
    public Task RunAsync([QueueTrigger(Queues.DeliverAlerts, Connection = Queues.StateConnection)] string signal, CancellationToken cancellationToken) =>
        alerts.RunAsync(cancellationToken);
}
