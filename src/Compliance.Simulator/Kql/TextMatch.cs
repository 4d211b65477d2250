namespace Compliance.Simulator.Kql;

/// <summary>The text operators. All but those ending in <c>_cs</c>, and <c>==</c>, ignore case.</summary>
internal static class TextMatch
{
    public static Func<string, string, bool>? Find(string name) => name switch
    {
        "=~" => (text, other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase),
        "contains" => (text, part) => text.Contains(part, StringComparison.OrdinalIgnoreCase),
        "contains_cs" => (text, part) => text.Contains(part, StringComparison.Ordinal),
        "startswith" => (text, part) => text.StartsWith(part, StringComparison.OrdinalIgnoreCase),
        "startswith_cs" => (text, part) => text.StartsWith(part, StringComparison.Ordinal),
        "endswith" => (text, part) => text.EndsWith(part, StringComparison.OrdinalIgnoreCase),
        "endswith_cs" => (text, part) => text.EndsWith(part, StringComparison.Ordinal),
        "has" => (text, term) => HasTerm(text, term, StringComparison.OrdinalIgnoreCase, true, true),
        "has_cs" => (text, term) => HasTerm(text, term, StringComparison.Ordinal, true, true),
        "hasprefix" => (text, term) => HasTerm(text, term, StringComparison.OrdinalIgnoreCase, true, false),
        "hassuffix" => (text, term) => HasTerm(text, term, StringComparison.OrdinalIgnoreCase, false, true),
        Pattern.Operator => Pattern.Matches,
        _ => null,
    };

    /// <summary>A term stands between characters that are neither letters nor digits.</summary>
    private static bool HasTerm(string text, string term, StringComparison comparison, bool atStart, bool atEnd)
    {
        for (var at = text.IndexOf(term, comparison); at >= 0 && at < text.Length; at = text.IndexOf(term, at + 1, comparison))
        {
            var end = at + term.Length;
            if ((!atStart || at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (!atEnd || end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return term.Length == 0;
    }
}
