using Compliance.Application.Scans;
using Compliance.Functions.Bindings;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>Runs the scans that were asked for. The signal carries no data: the orders lie in the store.</summary>
public sealed class RunScanOnSignal(RunScans scans)
{
    [Function("RunScan")]
    public Task RunAsync([QueueTrigger(Queues.RunScan, Connection = Queues.StateConnection)] string signal, CancellationToken cancellationToken) =>
        scans.RunAsync(cancellationToken);
}
