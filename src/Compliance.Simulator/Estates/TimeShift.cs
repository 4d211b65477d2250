using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Compliance.Simulator.Estates;

/// <summary>Moves every ISO time inside rows, so that an old estate looks as fresh as on the day it was read.</summary>
internal static partial class TimeShift
{
    public static void Apply(JsonNode node, TimeSpan distance)
    {
        if (node is JsonObject bag)
        {
            foreach (var (name, value) in bag.ToList())
            {
                if (Shifted(value, distance) is { } moved)
                {
                    bag[name] = moved;
                }
            }
        }
        else if (node is JsonArray items)
        {
            for (var at = 0; at < items.Count; at++)
            {
                if (Shifted(items[at], distance) is { } moved)
                {
                    items[at] = moved;
                }
            }
        }
    }

    private static string? Shifted(JsonNode? value, TimeSpan distance)
    {
        if (value is not JsonValue scalar)
        {
            if (value is not null)
            {
                Apply(value, distance);
            }

            return null;
        }

        return scalar.TryGetValue<string>(out var text) && IsoTime().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? (time + distance).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoTime();
}
