using Compliance.Simulator.Kql;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>
/// The last results that did not fit one page: their further pages are cut from them, with the time of the first, as long as nothing is
/// written. Safe for concurrent use.
/// </summary>
internal sealed class PagedResults
{
    private const int Most = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<PagedResult> _last = [];

    /// <summary>Null when it is not among the last.</summary>
    public QueryResult? Find(ResultKey key)
    {
        lock (_lock)
        {
            return _last.FirstOrDefault(paged => paged.Key == key)?.Result;
        }
    }

    public void Keep(ResultKey key, QueryResult result)
    {
        lock (_lock)
        {
            _last.AddFirst(new PagedResult(key, result));
            if (_last.Count > Most)
            {
                _last.RemoveLast();
            }
        }
    }

    private sealed record PagedResult(ResultKey Key, QueryResult Result);
}

/// <summary>What a result follows from. After a write there is another set of resources, and so no page of an older result.</summary>
/// <param name="Subscriptions">Those that were read.</param>
internal sealed record ResultKey(string Query, string Subscriptions, ResourceSet Resources);
