using System.Globalization;
using System.Text;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>Makes what Azure answered safe to show: a value must not be able to steer the reader's terminal.</summary>
internal static class Printable
{
    public static string Of(string text)
    {
        if (!text.Any(IsUnsafe))
        {
            return text;
        }

        var safe = new StringBuilder();
        foreach (var character in text)
        {
            if (IsUnsafe(character))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }

    // Format covers the marks that turn the reading direction round.
    private static bool IsUnsafe(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
