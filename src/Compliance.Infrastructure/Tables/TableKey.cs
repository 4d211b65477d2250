using System.Text;

namespace Compliance.Infrastructure.Tables;

/// <summary>Texts as row keys.</summary>
internal static class TableKey
{
    // What a key may not hold (/ \ # ?), and %, which some proxies decode twice.
    private const string Forbidden = "/\\#?%";

    /// <summary>
    /// The text with forbidden characters replaced so that ordinal order is kept: each becomes its predecessor and <c>~</c>,
    /// and the predecessor itself becomes itself and <c>!</c>. Control characters are left for the limits to refuse.
    /// </summary>
    public static string Of(string text)
    {
        var key = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (Forbidden.Contains(character, StringComparison.Ordinal))
            {
                key.Append((char)(character - 1)).Append('~');
            }
            else
            {
                key.Append(character);
                if (Forbidden.Contains((char)(character + 1), StringComparison.Ordinal))
                {
                    key.Append('!');
                }
            }
        }

        return key.ToString();
    }

    /// <summary>The first key after all that begin with a prefix.</summary>
    public static string EndOf(string prefix) => $"{prefix[..^1]}{(char)(prefix[^1] + 1)}";
}
