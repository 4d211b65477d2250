using Compliance.Application.Alerts;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>Tells what is still owed although its signal was lost: an outbox is not emptied by luck.</summary>
public sealed class DeliverAlertsOnSchedule(DeliverAlerts alerts)
{
    [Function("DeliverAlertsOnSchedule")]
    public Task RunAsync([TimerTrigger("%AlertsSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        alerts.RunAsync(cancellationToken);
}
