using Compliance.Application.Changes;
using Compliance.Functions.Bindings;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>A write in Azure, left in a queue by Event Grid. A message that cannot be taken five times is poison.</summary>
public sealed class OnResourceChangeQueued(AcceptChanges intake)
{
    [Function("OnResourceChangeQueued")]
    public Task RunAsync(
        [QueueTrigger(Queues.ResourceChanges, Connection = Queues.IntakeConnection)] string message,
        CancellationToken cancellationToken) =>
        intake.AcceptAsync(MessageBody.Decode(message), cancellationToken);
}
