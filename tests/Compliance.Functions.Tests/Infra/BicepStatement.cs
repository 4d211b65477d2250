using System.Text.RegularExpressions;

namespace Compliance.Functions.Tests.Infra;

/// <summary>One statement of a Bicep file with what decorates it.</summary>
/// <param name="Kind">The keyword: <c>param</c>, <c>module</c> …</param>
/// <param name="Name">What it declares; empty for a statement that declares nothing.</param>
/// <param name="Decorators">The text of the lines with <c>@</c> above it.</param>
/// <param name="Rest">What stands after the name.</param>
internal sealed partial record BicepStatement(string Kind, string Name, string Decorators, string Rest)
{
    /// <summary>The string that a module, a resource or an import names: <c>'app.bicep'</c>, <c>'Microsoft.Web/sites@2024-04-01'</c>.</summary>
    public string Target => Quoted().Match(Rest) is { Success: true } quoted ? quoted.Groups[1].Value : "";

    /// <summary>Whether a parameter need not be given.</summary>
    public bool IsOptional => Rest.Contains('=', StringComparison.Ordinal) || Rest.Split('=')[0].TrimEnd().EndsWith('?');

    /// <summary>The quoted strings of the value, in order: for lists of strings.</summary>
    public IReadOnlyList<string> Strings => [.. Quoted().Matches(Rest).Select(match => match.Groups[1].Value)];

    /// <summary>The values that <c>@allowed</c> names; none when anything is allowed.</summary>
    public IReadOnlyList<string> Allowed => AllowedList().Match(Decorators) is { Success: true } list ? [.. Quoted().Matches(list.Value).Select(match => match.Groups[1].Value)] : [];

    /// <summary>The keys of an object of the statement's body.</summary>
    /// <param name="property">A property of the body; the body itself when empty.</param>
    public IReadOnlyDictionary<string, string> Properties(string property = "")
    {
        var start = property.Length == 0 ? Rest.IndexOf('{', StringComparison.Ordinal) : PropertyStart(property);
        return start < 0 ? new Dictionary<string, string>() : Entries(Rest[(start + 1)..(BicepText.Close(Rest, start) - 1)]);
    }

    // Of the lines of an object those that begin a property: the others lie deeper.
    private static Dictionary<string, string> Entries(string inside)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        var isCode = BicepText.Code(inside);
        var depth = 0;
        for (var i = 0; i < inside.Length; i++)
        {
            if (depth == 0 && (i == 0 || inside[i - 1] is '\n' or '{' or ',' or ' ') && Key().Match(inside, i) is { Success: true } key)
            {
                var end = EndOfValue(inside, isCode, i + key.Length);
                entries.Add(key.Groups[1].Value, inside[(i + key.Length)..end].Trim());
                i = end - 1;
            }
            else if (isCode[i])
            {
                depth += inside[i] is '{' or '[' or '(' ? 1 : inside[i] is '}' or ']' or ')' ? -1 : 0;
            }
        }

        return entries;
    }

    private static int EndOfValue(string inside, bool[] isCode, int from)
    {
        var depth = 0;
        for (var i = from; i < inside.Length; i++)
        {
            depth += !isCode[i] ? 0 : inside[i] is '{' or '[' or '(' ? 1 : inside[i] is '}' or ']' or ')' ? -1 : 0;
            if (depth == 0 && isCode[i] && inside[i] is '\n' or ',' && !GoesOn().IsMatch(inside, i))
            {
                return i;
            }
        }

        return inside.Length;
    }

    private int PropertyStart(string property) =>
        Regex.Match(Rest, $@"\n\s*{property}:\s*\{{") is { Success: true } match ? match.Index + match.Length - 1 : -1;

    [GeneratedRegex("'([^'$]*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"@allowed\(\[.*?\]\)", RegexOptions.Singleline)]
    private static partial Regex AllowedList();

    [GeneratedRegex(@"\G'?([A-Za-z_][\w.-]*)'?:(?!:)")]
    private static partial Regex Key();

    // A long choice stands on several lines.
    [GeneratedRegex(@"\G\n\s*[?:]")]
    private static partial Regex GoesOn();
}
