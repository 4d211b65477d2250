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
    private readonly IReadOnlyList<AnsweredArea> _areas;
    private readonly HashSet<string> _readable;

    private LiveCoverage(IReadOnlyList<AnsweredArea> areas)
    {
        _areas = areas;
        _readable = areas.SelectMany(area => area.Ids).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public static Coverage Of(IReadOnlyList<AnsweredArea> areas, IReadOnlyList<AnsweredQuery> queries, IReadOnlyList<AnsweredEndpoint> endpoints)
    {
        var coverage = new LiveCoverage(areas);
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

        foreach (var area in _areas)
        {
            if (area.IsCut)
            {
                AddGap(NameOf(area.Area), "It has more subscriptions than Resource Graph answers for at once: scan smaller management groups.");
            }

            if (area.Outcome is not ReadOutcome.Complete)
            {
                AddGap($"subscriptions of {NameOf(area.Area)}", Reason(area.Outcome));
            }
            else if (area.Ids.Count == 0 && area.Area.Subscriptions.IsEmpty)
            {
                AddGap(NameOf(area.Area), "There is no subscription in it that can be read: check the name and that the identity is a Reader of it.");
            }

            foreach (var asked in area.Area.Subscriptions.Where(asked => !_readable.Contains(asked)))
            {
                var state = StateOf(area.Outcome);
                _states[asked.ToLowerInvariant()] = state is SubscriptionState.Read ? SubscriptionState.Missing : state;
                AddGap($"subscription {asked.ToLowerInvariant()}", "It was asked for and is not among the subscriptions that can be read: check the id and that the identity is a Reader of it.");
            }
        }
    }

    private void Add(AnsweredQuery query)
    {
        if (query.Read.Outcome is ReadOutcome.Complete)
        {
            foreach (var subscription in SubscriptionsOf(query.Planned.Area))
            {
                TypesOf(subscription).UnionWith(query.Planned.Types.Select(type => type.Name));
            }

            return;
        }

        AddGap($"{What(query.Planned)} in {NameOf(query.Planned.Area)}", Reason(query.Read.Outcome));
        if (query.Read.Outcome is ReadOutcome.Throttled)
        {
            // Of the types that were read, coverage says so; of the others it now says why not.
            foreach (var subscription in SubscriptionsOf(query.Planned.Area))
            {
                _states[subscription] = SubscriptionState.Throttled;
            }
        }
    }

    private void Add(IReadOnlyList<AnsweredEndpoint> endpoints)
    {
        foreach (var subscription in _readable)
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
            ? _areas.Where(answered => answered.Area == area).SelectMany(answered => answered.Ids)
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

    private static SubscriptionState StateOf(ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Denied => SubscriptionState.Denied,
        ReadOutcome.Throttled => SubscriptionState.Throttled,
        _ => SubscriptionState.Read,
    };

    private static string What(PlannedQuery query) => query.Types.Count == 0 ? ResourceType.ConnectedCluster.Name : string.Join(", ", query.Types);

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
