using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// What live reads prove about absence. Resource Graph leaves out in silence what the caller may not read: a subscription
/// counts as read only if it was listed among the readable ones, a type only if its query came to a whole end.
/// </summary>
internal sealed class LiveCoverage
{
    private readonly Dictionary<string, HashSet<string>> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, SubscriptionState> _states = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, Gap> _gaps = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<AnsweredQuery> _areas;
    private readonly HashSet<string> _readable;

    private LiveCoverage(IReadOnlyList<AnsweredQuery> queries)
    {
        _areas = [.. queries.Where(query => query.Planned.TellsSubscriptions)];
        _readable = _areas.SelectMany(area => area.Subscriptions).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public static Coverage Of(IReadOnlyList<AnsweredQuery> queries, IReadOnlyList<AnsweredEndpoint> endpoints)
    {
        var coverage = new LiveCoverage(queries);
        coverage.AddAreas();
        foreach (var query in queries)
        {
            coverage.Add(query);
        }

        coverage.Add(endpoints);
        return new Coverage(
            coverage._types.Select(pair => KeyValuePair.Create(pair.Key, (IReadOnlyCollection<string>)pair.Value)),
            coverage._states.Select(pair => new SubscriptionRead(pair.Key, pair.Value)),
            [.. coverage._gaps.Values],
            warnings: [],
            rowsIgnored: 0);
    }

    private void AddAreas()
    {
        foreach (var id in _readable)
        {
            _states[id] = SubscriptionState.Read;
        }

        foreach (var answer in _areas)
        {
            var area = answer.Planned.Area;
            if (answer.Read.IsCut)
            {
                AddGap(NameOf(area), "It has more subscriptions than Resource Graph answers for at once: scan smaller management groups.");
            }

            if (answer.Read.Outcome is ReadOutcome.Complete && area.Subscriptions.IsEmpty && !answer.Subscriptions.Any())
            {
                AddGap(NameOf(area), "There is no subscription in it that can be read: check the name and that the identity is a Reader of it.");
            }
        }
    }

    private void Add(AnsweredQuery query)
    {
        AddMissing(query);
        if (query.Read.Outcome is ReadOutcome.Complete)
        {
            foreach (var subscription in SubscriptionsOf(query.Planned.Area))
            {
                TypesOf(subscription).UnionWith(query.Planned.Types.Select(type => type.Name));
            }

            return;
        }

        AddGap($"{query.Planned.What} of {NameOf(query.Planned.Area)}", Reason(query.Read.Outcome));
        if (query.Read.Outcome is ReadOutcome.Throttled)
        {
            // Of the types that were read, coverage says so; of the others it now says why not.
            foreach (var subscription in SubscriptionsOf(query.Planned.Area))
            {
                _states[subscription] = SubscriptionState.Throttled;
            }
        }
    }

    private void AddMissing(AnsweredQuery query)
    {
        foreach (var asked in query.Planned.Area.Subscriptions.Where(asked => !_readable.Contains(asked)))
        {
            var isDenied = query.Read.Outcome is ReadOutcome.Denied;
            var isThrottled = query.Read.Outcome is ReadOutcome.Throttled;
            _states[asked.ToLowerInvariant()] = isDenied ? SubscriptionState.Denied : isThrottled ? SubscriptionState.Throttled : SubscriptionState.Missing;
            if (!isThrottled)
            {
                AddGap($"subscription {asked.ToLowerInvariant()}", "It was asked for and is not among the subscriptions that can be read: check the id and that the identity is a Reader of it.");
            }
        }
    }

    private void Add(IReadOnlyList<AnsweredEndpoint> endpoints)
    {
        // Where the endpoints themselves were not all read, neither were their groups.
        foreach (var subscription in _areas.Where(area => area.Read.Outcome is ReadOutcome.Complete).SelectMany(area => area.Subscriptions))
        {
            TypesOf(subscription).Add(ResourceType.ZoneGroup.Name);
        }

        foreach (var endpoint in endpoints.Where(endpoint => endpoint.Outcome is not ReadOutcome.Complete))
        {
            var subscription = endpoint.Endpoint.Subscription.ToString().ToLowerInvariant();
            TypesOf(subscription).Remove(ResourceType.ZoneGroup.Name);
            _gaps[$"{ResourceType.ZoneGroup} of {endpoint.Endpoint}"] = new Gap($"{ResourceType.ZoneGroup} of {endpoint.Endpoint}", Reason(endpoint.Outcome), GapEffect.Advisory);
            if (endpoint.Outcome is ReadOutcome.Throttled)
            {
                _states[subscription] = SubscriptionState.Throttled;
            }
        }
    }

    private IEnumerable<string> SubscriptionsOf(QueryArea area) =>
        area.Subscriptions.IsEmpty
            ? _areas.Where(answer => answer.Planned.Area.ManagementGroup == area.ManagementGroup).SelectMany(answer => answer.Subscriptions)
            : area.Subscriptions.Where(_readable.Contains).Select(subscription => subscription.ToLowerInvariant());

    private HashSet<string> TypesOf(string subscription)
    {
        if (!_types.TryGetValue(subscription, out var types))
        {
            types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            _types.Add(subscription, types);
        }

        return types;
    }

    private void AddGap(string what, string reason) => _gaps[what] = new Gap(what, reason, GapEffect.Incomplete);

    private static string NameOf(QueryArea area) =>
        area.ManagementGroup is { } group ? $"management group {group}"
        : area.Subscriptions.IsEmpty ? "all readable subscriptions"
        : area.Subscriptions.Length == 1 ? $"subscription {area.Subscriptions[0]}"
        : $"{area.Subscriptions.Length} subscriptions from {area.Subscriptions[0]}";

    private static string Reason(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Denied => "Azure denied the read: the identity needs the Reader role.",
        ReadOutcome.Throttled => "Azure throttled the read to the last retry: try again later.",
        _ => "Azure did not give the whole answer: try again.",
    };
}
