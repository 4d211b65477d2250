namespace Compliance.Simulator.Kql;

internal static class NumberLexer
{
    private static readonly HashSet<string> Units = ["d", "h", "m", "s", "ms", "tick", "ticks", "day", "days", "hour", "hours", "minute", "minutes", "second", "seconds"];

    public static Token Read(string source, ref int at)
    {
        var start = at;
        SkipDigits(source, ref at);
        var real = at + 1 < source.Length && source[at] == '.' && char.IsAsciiDigit(source[at + 1]);
        if (real)
        {
            at++;
            SkipDigits(source, ref at);
        }

        var digits = source[start..at];
        var unitStart = at;
        while (at < source.Length && (char.IsAsciiLetterOrDigit(source[at]) || source[at] == '_'))
        {
            at++;
        }

        var unit = source[unitStart..at];
        if (unit.Length == 0)
        {
            return new Token(real ? TokenKind.Real : TokenKind.Long, digits, start);
        }

        return Units.Contains(unit)
            ? new Token(TokenKind.Timespan, digits, start, unit)
            : throw new KqlException($"'{digits}{unit}' is neither a number nor a timespan.", start);
    }

    private static void SkipDigits(string source, ref int at)
    {
        while (at < source.Length && char.IsAsciiDigit(source[at]))
        {
            at++;
        }
    }
}
