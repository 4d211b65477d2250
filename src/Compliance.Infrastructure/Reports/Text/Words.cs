using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>Numbers, names and lists as a sentence has them.</summary>
internal static partial class Words
{
    public static string Count(long number, string singular, string? plural = null) =>
        $"{Number(number)} {(number == 1 ? singular : plural ?? $"{singular}s")}";

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The first names of a list, and how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> names, int max) =>
        names.Count <= max ? string.Join(", ", names) : $"{string.Join(", ", names.Take(max))} and {Number(names.Count - max)} more";

    /// <summary><c>notReached</c> becomes <c>not reached</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum
    {
        var words = new StringBuilder();
        foreach (var character in CamelCase<T>.Of(value))
        {
            words.Append(char.IsUpper(character) ? $" {char.ToLowerInvariant(character)}" : character);
        }

        return words.ToString();
    }

    /// <summary>The text with the resource's name in place of each id: ids are long, and JSON has them.</summary>
    public static string Shorten(string text) => Ids().Replace(text, match => ResourceId.TryParse(match.Value, out var id) ? NameOf(id) : match.Value);

    // A child alone says too little: the name of a link is often that of its network.
    private static string NameOf(ResourceId id) => id.Parent is { } parent ? $"{parent.Name}/{id.Name}" : id.Name;

    [GeneratedRegex("/(?:subscriptions|providers)/[^\\s\\[\\](),'\"]+")]
    private static partial Regex Ids();
}
