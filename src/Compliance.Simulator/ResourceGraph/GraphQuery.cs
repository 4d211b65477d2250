using System.Text.Json;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Kql;
using Compliance.Simulator.Kql.Syntax;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>Answers one query over what the caller can read.</summary>
internal sealed class GraphQuery(ResourceStore store, TimeProvider time)
{
    private readonly PagedResults _paged = new();

    /// <summary>Null when the call names subscriptions or management groups and none of them can be read.</summary>
    public byte[]? Answer(GraphRequest request, Strikes strikes)
    {
        var index = strikes.Frozen ?? store.Contents;
        var readable = store.Coverage.SubscriptionsOf(index).ToHashSet(StringComparer.OrdinalIgnoreCase);
        readable.ExceptWith(strikes.All<Effect.Deny>().Select(denied => denied.Subscription));
        if (request.Subscriptions is { } asked)
        {
            // One that cannot be read is left out in silence, as in Azure.
            readable.IntersectWith(asked);
        }

        if (request.ManagementGroups is { } groups)
        {
            readable.RemoveWhere(subscription => !IsBelow(index, subscription, groups));
        }

        if (readable.Count == 0 && (request.Subscriptions ?? request.ManagementGroups) is not null)
        {
            return null;
        }

        var query = QueryParser.Parse(request.Query);
        var key = new ResultKey(request.Query, string.Join(',', readable.Order(StringComparer.OrdinalIgnoreCase)), index);
        var kept = request.SkipToken is null ? null : _paged.Find(key);
        var result = kept ?? new QueryEngine(new GraphTables(index, store.Coverage, readable).Find, time.GetUtcNow()).Run(query);
        var page = GraphPage.Cut(request, result, MayPage(query, result), strikes);
        if (kept is null && page.SkipToken is not null)
        {
            _paged.Keep(key, result);
        }

        return GraphAnswer.Write(result, page, request.AsTable);
    }

    /// <summary>By the chain in the subscription's own row; an estate without such a row does not say where it hangs.</summary>
    private static bool IsBelow(ResourceSet index, string subscription, IReadOnlyList<string> groups) =>
        index.Find($"/subscriptions/{subscription}")?.Properties?.Member("managementGroupAncestorsChain") is not { ValueKind: JsonValueKind.Array } chain
        || chain.EnumerateArray().Any(group => groups.Contains(group.Text("name"), StringComparer.OrdinalIgnoreCase));

    // Azure issues no token when the query limits itself, or when no column can be ordered by.
    private static bool MayPage(Pipeline query, QueryResult result) =>
        !query.Stages.Any(s => s is TakeStage or TopStage) && result.Columns.Any(c => c.Type != KqlType.Dynamic);
}
