using System.Text;
using Compliance.Application.Changes;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>A write in Azure, pushed by Event Grid. An event that cannot be taken is delivered again, and at last dead-lettered.</summary>
public sealed class OnResourceChange(AcceptChanges intake)
{
    // Text, not CloudEvent: the event as it came, in either schema and with nothing made of it, so that the one reader of
    // events decides what is an event. CloudEvent would refuse the Event Grid schema, and would have to be written out again.
    [Function("OnResourceChange")]
    public Task RunAsync([EventGridTrigger] string delivery, CancellationToken cancellationToken) =>
        intake.AcceptAsync(Encoding.UTF8.GetBytes(delivery), cancellationToken);
}
