using Compliance.Infrastructure.ResourceGraph;

namespace Compliance.Infrastructure.Estates;

/// <summary>A planned query and what came of it.</summary>
internal sealed record AnsweredQuery(PlannedQuery Planned, GraphRead Read)
{
    private HashSet<string>? _subscriptions;

    public AnswerState State => Read.Outcome.ToAnswer();

    /// <summary>Azure did not answer to the last retry: trying again later may help.</summary>
    public bool HasFailed => State is AnswerState.Failed or AnswerState.Throttled;

    /// <summary>The subscriptions that have a row, lower-cased: what has a row can be read.</summary>
    public IReadOnlySet<string> Subscriptions => _subscriptions ??= SubscriptionsOf(Read);

    private static HashSet<string> SubscriptionsOf(GraphRead read)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lookup = found.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var row in read.Rows)
        {
            if (!row.Id.Subscription.IsEmpty && !lookup.Contains(row.Id.Subscription))
            {
                found.Add(row.Id.Subscription.ToString().ToLowerInvariant());
            }
        }

        return found;
    }
}
