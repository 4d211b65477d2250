using System.Text.RegularExpressions;

namespace Compliance.Simulator.Kql;

/// <summary>Regular expressions out of a query: a bad or runaway one is the query's fault.</summary>
internal static class Pattern
{
    public const string Operator = "matches regex";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static bool Matches(string text, string pattern) => Guard(() => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, Patience));

    /// <summary>Whether a text matches, for many texts.</summary>
    public static Func<string, bool> Of(string pattern)
    {
        var regex = Guard(() => new Regex(pattern, RegexOptions.CultureInvariant, Patience));
        return text => Guard(() => regex.IsMatch(text));
    }

    public static Match Match(string text, string pattern) => Guard(() => Regex.Match(text, pattern, RegexOptions.CultureInvariant, Patience));

    public static string Remove(string text, string pattern) => Guard(() => Regex.Replace(text, pattern, "", RegexOptions.CultureInvariant, Patience));

    private static T Guard<T>(Func<T> use)
    {
        try
        {
            return use();
        }
        catch (RegexParseException e)
        {
            throw new KqlException($"A regular expression is not valid: {e.Message}");
        }
        catch (RegexMatchTimeoutException)
        {
            throw new KqlException("A regular expression takes too long.");
        }
    }
}
