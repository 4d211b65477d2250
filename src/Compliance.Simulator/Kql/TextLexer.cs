using System.Text;

namespace Compliance.Simulator.Kql;

/// <summary>String literals in either quote; with <c>@</c> in front a backslash is a backslash and a quote is doubled.</summary>
internal static class TextLexer
{
    public static string Read(string source, ref int at)
    {
        var start = at;
        var verbatim = source[at] == '@';
        if (verbatim)
        {
            at++;
        }

        var quote = source[at++];
        var text = new StringBuilder();
        for (; at < source.Length; at++)
        {
            var next = at + 1 < source.Length ? source[at + 1] : '\0';
            if (source[at] == quote && (!verbatim || next != quote))
            {
                at++;
                return text.ToString();
            }

            if (source[at] == quote || (source[at] == '\\' && !verbatim))
            {
                at++;
                text.Append(verbatim ? quote : Escaped(next, at));
            }
            else
            {
                text.Append(source[at]);
            }
        }

        throw new KqlException("A string is not closed.", start);
    }

    private static char Escaped(char escape, int position) => escape switch
    {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '\\' or '"' or '\'' => escape,
        _ => throw new KqlException($"Unknown escape sequence '\\{escape}'.", position),
    };
}
