using Compliance.Application.Assessments;
using Compliance.Functions.Bindings;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>Wakes the assessor. The signal carries no data: what is to do lies in the store.</summary>
public sealed class AssessChangesOnSignal(AssessChanges assess)
{
    [Function("AssessChanges")]
    public Task RunAsync([QueueTrigger(Queues.AssessChanges, Connection = Queues.StateConnection)] string signal, CancellationToken cancellationToken) =>
        assess.RunAsync(cancellationToken);
}
