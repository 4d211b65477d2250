using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Compliance.Simulator.Kql.Syntax;

internal static partial class LiteralParser
{
    public static LiteralExpression Parse(Token token) => token.Kind switch
    {
        TokenKind.Text => new(token.Position, KqlType.Text, token.Value),
        TokenKind.Long when long.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) => new(token.Position, KqlType.Long, number),
        TokenKind.Real => new(token.Position, KqlType.Real, double.Parse(token.Value, CultureInfo.InvariantCulture)),
        TokenKind.Timespan => new(token.Position, KqlType.Timespan, Span(double.Parse(token.Value, CultureInfo.InvariantCulture), token.Literal)),
        TokenKind.Raw => ParseRaw(token),
        _ => throw new KqlException($"'{token.Value}' is out of range.", token.Position),
    };

    private static LiteralExpression ParseRaw(Token token) => token.Value switch
    {
        "dynamic" => new(token.Position, KqlType.Dynamic, ParseDynamic(token)),
        "datetime" => new(token.Position, KqlType.DateTime, ParseDateTime(token)),
        _ => new(token.Position, KqlType.Timespan, ParseTimespan(token)),
    };

    private static JsonElement ParseDynamic(Token token)
    {
        try
        {
            return JsonElement.Parse(DoubleQuoted(token.Literal));
        }
        catch (JsonException e)
        {
            throw new KqlException($"The dynamic literal is not JSON: {e.Message}", token.Position);
        }
    }

    // Kusto lets single quotes stand for JSON's double ones.
    private static string DoubleQuoted(string literal) => SingleQuoted().Replace(
        literal,
        match => match.Value[0] == '"' ? match.Value : JsonSerializer.Serialize(match.Value[1..^1].Replace("\\'", "'", StringComparison.Ordinal)));

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'
        """, RegexOptions.CultureInvariant)]
    private static partial Regex SingleQuoted();

    private static DateTimeOffset? ParseDateTime(Token token)
    {
        if (token.Literal == "null")
        {
            return null;
        }

        return DateTimeOffset.TryParse(token.Literal.Trim('"', '\''), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new KqlException($"'{token.Literal}' is no datetime.", token.Position);
    }

    private static TimeSpan ParseTimespan(Token token)
    {
        var parts = Lexer.Read(token.Literal);
        if (parts is [{ Kind: TokenKind.Timespan }, { Kind: TokenKind.End }])
        {
            return Span(double.Parse(parts[0].Value, CultureInfo.InvariantCulture), parts[0].Literal);
        }

        return TimeSpan.TryParse(token.Literal, CultureInfo.InvariantCulture, out var span)
            ? span
            : throw new KqlException($"'{token.Literal}' is no timespan.", token.Position);
    }

    private static TimeSpan Span(double number, string unit)
    {
        try
        {
            return SpanOf(number, unit);
        }
        catch (OverflowException)
        {
            throw new KqlException($"The timespan {number}{unit} is out of range.");
        }
    }

    private static TimeSpan SpanOf(double number, string unit) => unit switch
    {
        "d" or "day" or "days" => TimeSpan.FromDays(number),
        "h" or "hour" or "hours" => TimeSpan.FromHours(number),
        "m" or "minute" or "minutes" => TimeSpan.FromMinutes(number),
        "s" or "second" or "seconds" => TimeSpan.FromSeconds(number),
        "ms" => TimeSpan.FromMilliseconds(number),
        _ => TimeSpan.FromTicks(checked((long)number)),
    };
}
