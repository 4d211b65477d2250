namespace Compliance.Cli.Explain;

/// <summary>The ids somebody may have meant by one that does not exist.</summary>
internal static class NearestIds
{
    private const int MaxIds = 3;

    // Two typing errors: more would suggest anything.
    private const int MaxDistance = 2;

    public static IReadOnlyList<string> Of(string text, IEnumerable<string> ids)
    {
        var wanted = text.ToUpperInvariant();
        return [.. ids
            .Select(id => (Id: id, Distance: DistanceOf(wanted, id)))
            .Where(near => near.Distance <= MaxDistance)
            .OrderBy(near => near.Distance)
            .ThenBy(near => near.Id, StringComparer.Ordinal)
            .Take(MaxIds)
            .Select(near => near.Id)];
    }

    // An id cut short, such as DNS-003, is not an error in typing.
    private static int DistanceOf(string wanted, string id) =>
        wanted.Length > 1 && id.Contains(wanted, StringComparison.Ordinal) ? 0 : EditDistance(wanted, id);

    /// <summary>How many characters to add, take away or replace (Levenshtein).</summary>
    private static int EditDistance(string from, string to)
    {
        var previous = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 0; i < from.Length; i++)
        {
            var current = new int[to.Length + 1];
            current[0] = i + 1;
            for (var j = 0; j < to.Length; j++)
            {
                var replaced = previous[j] + (from[i] == to[j] ? 0 : 1);
                current[j + 1] = Math.Min(replaced, Math.Min(previous[j + 1], current[j]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
