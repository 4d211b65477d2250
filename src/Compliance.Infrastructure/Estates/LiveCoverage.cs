using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// What live reads prove about absence. Resource Graph leaves out in silence what the caller may not read: a subscription
/// counts as read only if something of it came back (it is itself a row), a type only if its query came to a whole end.
/// </summary>
internal sealed class LiveCoverage
{
    // What Resource Manager answers for is as whole as the list of what it was asked about.
    private static readonly (ResourceType Type, ResourceType AskedFor)[] FromResourceManager =
    [
        (ResourceType.ZoneGroup, ResourceType.PrivateEndpoint),
        (ResourceType.ScopeValidation, ResourceType.PrivateLinkScope),
        (ResourceType.Provider, ResourceType.PrivateLinkScope),
        (ResourceType.ScopedResource, ResourceType.MonitorScope),
    ];

    private readonly TypesBySubscription _read = new();
    private readonly TypesBySubscription _unread = new();
    private readonly TypesBySubscription _failed = new();
    private readonly Dictionary<string, SubscriptionState> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, Gap> _gaps = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<AnsweredQuery> _queries;
    private readonly HashSet<string> _readable;

    private LiveCoverage(IReadOnlyList<AnsweredQuery> queries)
    {
        _queries = queries;
        _readable = queries.SelectMany(query => query.Subscriptions).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public static Coverage Of(IReadOnlyList<AnsweredQuery> queries, IReadOnlyList<AnsweredQuestion> answers)
    {
        var coverage = new LiveCoverage(queries);
        coverage.AddAreas();
        foreach (var query in queries)
        {
            coverage.Add(query);
        }

        coverage.Add(answers);
        coverage._read.Except(coverage._unread);
        return new Coverage(
            coverage._read.Pairs,
            coverage._states.Select(pair => new SubscriptionRead(pair.Key, pair.Value)),
            [.. coverage._gaps.Values],
            warnings: [],
            rowsIgnored: 0)
        {
            Failed = coverage._failed.ToFrozen(),
        };
    }

    private void AddAreas()
    {
        foreach (var id in _readable)
        {
            _states[id] = SubscriptionState.Read;
        }

        foreach (var answer in _queries.Where(query => query.Planned.TellsSubscriptions))
        {
            var area = answer.Planned.Area;
            if (answer.Read.IsCut)
            {
                AddGap(NameOf(area), "It has more subscriptions than Resource Graph answers for at once: scan smaller management groups.");
            }

            if (answer.State is AnswerState.Whole && area.Subscriptions.IsEmpty && answer.Subscriptions.Count == 0)
            {
                AddGap(NameOf(area), "There is no subscription in it that can be read: check the name and that the identity is a Reader of it.");
            }
        }
    }

    private void Add(AnsweredQuery query)
    {
        AddMissing(query);
        var types = query.Planned.Types.Select(type => type.Name).ToList();
        var subscriptions = SubscriptionsOf(query.Planned.Area).ToList();
        _read.Add(subscriptions, types);
        if (query.State is AnswerState.Whole)
        {
            return;
        }

        // Another query over the same area and types may be whole: both together are not.
        _unread.Add(subscriptions, types);
        AddGap($"{query.Planned.What} of {NameOf(query.Planned.Area)}", Reason(query.State, query.Read.Reason), query.Planned.Effect);
        if (query.State is AnswerState.Failed)
        {
            _failed.Add(subscriptions, types);
        }
        else if (query.State is AnswerState.Throttled)
        {
            // Of the types that were read, coverage says so; of the others it now says why not.
            foreach (var subscription in subscriptions)
            {
                _states[subscription] = SubscriptionState.Throttled;
            }
        }
    }

    private void AddMissing(AnsweredQuery query)
    {
        foreach (var asked in query.Planned.Area.Subscriptions.Where(asked => !_readable.Contains(asked)).Select(asked => asked.ToLowerInvariant()))
        {
            if (query.State is AnswerState.Throttled)
            {
                _states[asked] = SubscriptionState.Throttled;
            }
            else if (query.State is AnswerState.Denied)
            {
                _states[asked] = SubscriptionState.Denied;
            }
            else
            {
                _states.TryAdd(asked, SubscriptionState.Missing);
            }

            if (query.State is AnswerState.Failed)
            {
                _failed.Add([asked], query.Planned.Types.Select(type => type.Name));
            }
            else if (query.State is not AnswerState.Throttled)
            {
                AddGap($"subscription {asked}", "It was asked for and is not among the subscriptions that can be read: check the id and that the identity is a Reader of it.");
            }
        }
    }

    private void Add(IReadOnlyList<AnsweredQuestion> answers)
    {
        foreach (var (type, askedFor) in FromResourceManager)
        {
            _read.Add(_read.With(askedFor).ToList(), [type.Name]);
            _unread.Add(_unread.With(askedFor).ToList(), [type.Name]);
            _failed.Add(_failed.With(askedFor).ToList(), [type.Name]);
        }

        foreach (var bad in answers.Where(answer => answer.State is not AnswerState.Whole).GroupBy(answer => (answer.Type, Subscription: SubscriptionOf(answer), answer.State, answer.Failure, answer.Effect)))
        {
            string[] subscription = [bad.Key.Subscription];
            _unread.Add(subscription, [bad.Key.Type.Name]);
            if (bad.Key.State is AnswerState.Failed or AnswerState.Throttled)
            {
                _failed.Add(subscription, [bad.Key.Type.Name]);
            }

            var what = bad.Count() == 1 ? $"{bad.Key.Type} of {bad.First().About}" : $"{bad.Key.Type} of {bad.Count()} resources of subscription {subscription[0]}";
            AddGap(what, Reason(bad.Key.State, bad.Key.Failure), bad.Key.Effect);
        }
    }

    private IEnumerable<string> SubscriptionsOf(QueryArea area) =>
        area.Subscriptions.IsEmpty
            ? _queries.Where(query => query.Planned.Area.ManagementGroup == area.ManagementGroup && query.Planned.Area.Subscriptions.IsEmpty).SelectMany(query => query.Subscriptions).Distinct(StringComparer.OrdinalIgnoreCase)
            : area.Subscriptions.Where(_readable.Contains).Select(subscription => subscription.ToLowerInvariant());

    private static string SubscriptionOf(AnsweredQuestion answer) => answer.About.Subscription.ToString().ToLowerInvariant();

    private void AddGap(string what, string reason, GapEffect effect = GapEffect.Incomplete) => _gaps[what] = new Gap(what, reason, effect);

    private static string NameOf(QueryArea area) =>
        area.ManagementGroup is { } group ? $"management group {group}"
        : area.Subscriptions.IsEmpty ? "all readable subscriptions"
        : area.Subscriptions.Length == 1 ? $"subscription {area.Subscriptions[0]}"
        : $"{area.Subscriptions.Length} subscriptions from {area.Subscriptions[0]}";

    private static string Reason(AnswerState state, string? failure) => state switch
    {
        AnswerState.Denied => "notCovered: Azure denied the read: the identity needs the Reader role.",
        AnswerState.Throttled => "readFailed: Azure throttled the read to the last retry: try again later.",
        AnswerState.Failed => $"readFailed: Azure gave no answer to the last retry ({failure}): try again.",
        _ => "notCovered: Azure did not give the whole answer: try again.",
    };
}
