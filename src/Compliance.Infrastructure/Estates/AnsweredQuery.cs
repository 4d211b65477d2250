using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>A planned query and what came of it.</summary>
internal sealed record AnsweredQuery(PlannedQuery Planned, GraphRead Read)
{
    private HashSet<string>? _subscriptions;

    /// <summary>Why it has no rows at all; null when Azure answered.</summary>
    public Exception? Failure { get; init; }

    public AnswerState State => Failure is null ? Read.Outcome.ToAnswer() : AnswerState.Failed;

    /// <summary>The subscriptions that have a row, lower-cased: what has a row can be read.</summary>
    public IReadOnlySet<string> Subscriptions => _subscriptions ??= SubscriptionsOf(Read);

    public static AnsweredQuery Failed(PlannedQuery planned, Exception failure) =>
        new(planned, new GraphRead([], ReadOutcome.Truncated, IsCut: false)) { Failure = failure };

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
