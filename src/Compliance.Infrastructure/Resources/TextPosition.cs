namespace Compliance.Infrastructure.Resources;

/// <summary>A place in a text, line and byte of the line, both from zero.</summary>
internal readonly record struct TextPosition(long Line, long Byte)
{
    /// <summary>Where the text ends that starts here.</summary>
    public TextPosition After(ReadOnlySpan<byte> text)
    {
        var last = text.LastIndexOf((byte)'\n');
        return last < 0 ? this with { Byte = Byte + text.Length } : new TextPosition(Line + text.Count((byte)'\n'), text.Length - last - 1);
    }

    /// <summary>Where something is that another count, which stands at <paramref name="other"/> when this one stands here, places there.</summary>
    public TextPosition Of(TextPosition there, TextPosition other) =>
        there.Line == other.Line ? new TextPosition(Line, Byte + there.Byte - other.Byte) : there with { Line = Line + there.Line - other.Line };
}
