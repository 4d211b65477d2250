namespace Compliance.Domain.Ids;

/// <summary>An id in which <c>*</c> stands for any run of characters; compared without case.</summary>
public readonly record struct ResourcePattern(string Text)
{
    public bool Matches(ResourceId id) => Matches(id.Text);

    public bool Matches(string text)
    {
        var pattern = Text.AsSpan().TrimEnd('/');
        // Patterns are tried on every id of an estate, and most share a long beginning with them, in the same casing.
        var head = pattern.IndexOf('*');
        var same = pattern[..(head < 0 ? pattern.Length : head)].CommonPrefixLength(text);

        // The classic two-pointer match: on a mismatch, give the last star one character more.
        int at = same, star = -1, starAt = 0, next = same;
        while (at < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                starAt = at;
            }
            else if (next < pattern.Length && char.ToLowerInvariant(pattern[next]) == char.ToLowerInvariant(text[at]))
            {
                next++;
                at++;
            }
            else if (star >= 0)
            {
                next = star + 1;
                at = ++starAt;
            }
            else
            {
                return false;
            }
        }

        return pattern[next..].TrimStart('*').IsEmpty;
    }

    public override string ToString() => Text;
}
