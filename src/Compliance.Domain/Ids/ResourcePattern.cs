namespace Compliance.Domain.Ids;

/// <summary>An id in which <c>*</c> stands for any run of characters; compared without case.</summary>
public readonly record struct ResourcePattern(string Text)
{
    public bool Matches(ResourceId id) => Matches(id.Text);

    public bool Matches(string text)
    {
        // By whole pieces, because patterns are tried on every id of an estate: what stands before the first star, after
        // the last one, and between.
        var pattern = Text.AsSpan().TrimEnd('/');
        var (first, last) = (pattern.IndexOf('*'), pattern.LastIndexOf('*'));
        if (first < 0)
        {
            return pattern.Equals(text, StringComparison.OrdinalIgnoreCase);
        }

        var head = pattern[..first];
        var tail = pattern[(last + 1)..];
        return text.Length >= head.Length + tail.Length
            && text.AsSpan().StartsWith(head, StringComparison.OrdinalIgnoreCase)
            && text.AsSpan().EndsWith(tail, StringComparison.OrdinalIgnoreCase)
            && HasInOrder(text.AsSpan(first, text.Length - head.Length - tail.Length), pattern[first..last]);
    }

    public override string ToString() => Text;

    // Each piece at the first place it is found: any later one leaves less room for those that follow.
    private static bool HasInOrder(ReadOnlySpan<char> text, ReadOnlySpan<char> pieces)
    {
        foreach (var piece in pieces.Split('*'))
        {
            var at = text.IndexOf(pieces[piece], StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + pieces[piece].Length)..];
        }

        return true;
    }
}
