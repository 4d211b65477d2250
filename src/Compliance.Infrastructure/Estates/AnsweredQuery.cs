using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>A planned query and what came of it.</summary>
internal sealed record AnsweredQuery(PlannedQuery Planned, GraphRead Read)
{
    private HashSet<string>? _subscriptions;

    public AnswerState State => Read.Outcome.ToAnswer();

    /// <summary>It was not answered, to the last retry or because it was refused.</summary>
    public bool HasFailed => State is AnswerState.Failed or AnswerState.Throttled;

    /// <summary>It failed for what was asked: asking again does not help.</summary>
    public bool IsRefused => Read.Outcome is ReadOutcome.Refused;

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
