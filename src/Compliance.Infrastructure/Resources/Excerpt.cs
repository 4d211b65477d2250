using System.Text;

namespace Compliance.Infrastructure.Resources;

/// <summary>The start of a text, short enough for one line of a message.</summary>
internal static class Excerpt
{
    private const int MaxLength = 80;

    public static string Of(ReadOnlySpan<byte> utf8) =>
        // Four bytes hold at least one character: more than that need not be decoded.
        Of(Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, MaxLength * 4)]));

    public static string Of(string text) => Line(text.Length <= MaxLength ? text : text[..MaxLength] + "…");

    /// <summary>The text on one line.</summary>
    public static string Line(string text) =>
        string.Create(text.Length, text, static (line, from) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(from[i]) ? ' ' : from[i];
            }
        });
}
