using System.Text;

namespace Compliance.Functions.Tests.Infra;

/// <summary>
/// The text of a Bicep file, as far as the consistency tests need it: comments gone, and of every position whether it is
/// code or the inside of a string. No compiler of Bicep runs everywhere these tests do.
/// </summary>
internal static class BicepText
{
    /// <summary>The text without comments; line breaks stay.</summary>
    public static string WithoutComments(string text)
    {
        var code = new StringBuilder(text.Length);
        var isCode = Code(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (isCode[i] && Starts(text, i, "//"))
            {
                i = Math.Max(i, EndOf(text, i, "\n") - 1);
            }
            else if (isCode[i] && Starts(text, i, "/*"))
            {
                i = EndOf(text, i, "*/") + 1;
            }
            else
            {
                code.Append(text[i]);
            }
        }

        return code.ToString();
    }

    /// <summary>The same text with spaces for what stands in strings; the code of their interpolations stays.</summary>
    public static string WithoutStrings(string text)
    {
        var isCode = Code(text);
        return string.Concat(text.Select((character, i) => isCode[i] || character == '\n' ? character : ' '));
    }

    /// <summary>The index after the bracket that closes the one at <paramref name="open"/>.</summary>
    public static int Close(string text, int open)
    {
        var isCode = Code(text);
        var depth = 0;
        for (var i = open; i < text.Length; i++)
        {
            depth += !isCode[i] ? 0 : text[i] is '{' or '[' or '(' ? 1 : text[i] is '}' or ']' or ')' ? -1 : 0;
            if (depth == 0)
            {
                return i + 1;
            }
        }

        throw new FormatException("A bracket is not closed.");
    }

    /// <summary>Of every position whether it is code: quotes and what stands between them is not, interpolations are.</summary>
    public static bool[] Code(string text)
    {
        var isCode = new bool[text.Length];
        // Of every open interpolation, the depth of braces in it.
        var braces = new Stack<int>();
        var (inString, multiline) = (false, false);
        for (var i = 0; i < text.Length; i++)
        {
            isCode[i] = !inString;
            if (inString)
            {
                if (multiline)
                {
                    (inString, multiline, i) = Starts(text, i, "'''") ? (false, false, i + 2) : (true, true, i);
                }
                else if (text[i] == '\\')
                {
                    i++;
                }
                else if (Starts(text, i, "${"))
                {
                    braces.Push(0);
                    inString = false;
                    i++;
                }
                else if (text[i] == '\'')
                {
                    inString = false;
                }
            }
            else if (Starts(text, i, "//"))
            {
                var end = EndOf(text, i, "\n");
                Array.Fill(isCode, true, i, end - i);
                i = end - 1;
            }
            else if (text[i] == '\'')
            {
                isCode[i] = false;
                multiline = Starts(text, i, "'''");
                inString = true;
                i += multiline ? 2 : 0;
            }
            else if (text[i] == '{' && braces.Count > 0)
            {
                braces.Push(braces.Pop() + 1);
            }
            else if (text[i] == '}' && braces.Count > 0)
            {
                inString = braces.Peek() == 0;
                isCode[i] = !inString;
                var depth = braces.Pop();
                if (depth > 0)
                {
                    braces.Push(depth - 1);
                }
            }
        }

        return isCode;
    }

    private static bool Starts(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    private static int EndOf(string text, int at, string what) => text.IndexOf(what, at, StringComparison.Ordinal) is var end and >= 0 ? end : text.Length;
}
