using System.Buffers.Text;
using System.Text;

namespace Compliance.Application.Stores;

/// <summary>Where a list goes on: the place of the last item handed out, so that a page never shifts when rows come or go.</summary>
public static class Continuation
{
    public static string After(string position) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(position));

    /// <exception cref="FormatException">The text is no continuation of a list.</exception>
    public static string? Read(string? continuation)
    {
        if (continuation is null)
        {
            return null;
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Base64Url.DecodeFromChars(continuation));
            return text.Any(char.IsControl) ? throw new FormatException("The continuation is malformed.") : text;
        }
        catch (ArgumentException broken)
        {
            throw new FormatException("The continuation is malformed.", broken);
        }
    }
}
