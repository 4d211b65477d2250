using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Application.Assessments;

/// <summary>The times of one batch, from which each finding's ledger starts.</summary>
internal sealed class StageTimes(IReadOnlyList<Change> changes, DateTimeOffset started, DateTimeOffset read, DateTimeOffset judged, TimeSpan insideAzure)
{
    /// <summary>Taken from the change of the resource itself or of a part of it, else from the first of the batch.</summary>
    public Ledger LedgerOf(ResourceId resource)
    {
        var cause = changes.FirstOrDefault(change => change.ResourceId == resource)
            ?? changes.FirstOrDefault(change => change.ResourceId.Parent == resource)
            ?? changes[0];
        return new Ledger
        {
            Event = cause.IsEvent ? cause.EventTime : null,
            Received = cause.ReceivedAt,
            Started = started,
            Read = read,
            Judged = judged,
            InsideAzure = insideAzure,
        };
    }
}
