using System.Text;
using System.Text.Json;

namespace Compliance.Simulator.Kql.Functions;

internal static class TextFunctions
{
    public static IEnumerable<KeyValuePair<string, ScalarFunction>> All { get; } = new Dictionary<string, ScalarFunction>
    {
        ["tolower"] = ScalarFunction.OfText(1, 1, KqlType.Text, a => Values.Text(a[0]).ToLowerInvariant()),
        ["toupper"] = ScalarFunction.OfText(1, 1, KqlType.Text, a => Values.Text(a[0]).ToUpperInvariant()),
        ["strlen"] = ScalarFunction.OfText(1, 1, KqlType.Long, a => (long)Values.Text(a[0]).EnumerateRunes().Count()),
        ["strcat"] = ScalarFunction.Of(1, 64, KqlType.Text, a => string.Concat(a.Select(Values.Text))),
        ["split"] = ScalarFunction.OfText(2, 3, KqlType.Dynamic, Split),
        ["indexof"] = ScalarFunction.OfText(2, 2, KqlType.Long, a => (long)Values.Text(a[0]).IndexOf(Values.Text(a[1]), StringComparison.Ordinal)),
        ["substring"] = ScalarFunction.OfText(2, 3, KqlType.Text, Substring),
        ["replace_string"] = ScalarFunction.OfText(3, 3, KqlType.Text, a => Values.Text(a[1]) is { Length: > 0 } old ? Values.Text(a[0]).Replace(old, Values.Text(a[2]), StringComparison.Ordinal) : Values.Text(a[0])),
        ["trim"] = ScalarFunction.OfText(2, 2, KqlType.Text, Trim),
        ["extract"] = ScalarFunction.OfText(3, 3, KqlType.Text, Extract),
        ["hash"] = ScalarFunction.Of(1, 2, KqlType.Long, Hash),
    };

    private static object? Split(object?[] arguments)
    {
        var parts = Values.Text(arguments[0]).Split(Values.Text(arguments[1]));
        var chosen = arguments.Length < 3 ? parts : arguments[2] is long at && at >= 0 && at < parts.Length ? [parts[at]] : [];
        return JsonSerializer.SerializeToElement(chosen);
    }

    private static object? Substring(object?[] arguments)
    {
        var text = Values.Text(arguments[0]);
        var start = Math.Clamp((long)(arguments[1] ?? 0L) is var from && from < 0 ? text.Length + from : from, 0, text.Length);
        var length = arguments.Length < 3 ? text.Length : Math.Max(0, (long)(arguments[2] ?? 0L));
        return text.Substring((int)start, (int)Math.Min(length, text.Length - start));
    }

    private static object? Trim(object?[] arguments)
    {
        var pattern = Values.Text(arguments[0]);
        return Pattern.Remove(Values.Text(arguments[1]), $"^(?:{pattern})|(?:{pattern})$");
    }

    private static object? Extract(object?[] arguments)
    {
        var match = Pattern.Match(Values.Text(arguments[2]), Values.Text(arguments[0]));
        return match.Success && arguments[1] is long group ? match.Groups[(int)group].Value : "";
    }

    /// <summary>Spreads as Kusto's hash does, but with other numbers: Kusto does not publish its function.</summary>
    private static object? Hash(object?[] arguments)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes(Values.Text(arguments[0])))
        {
            hash = unchecked((hash ^ octet) * 1099511628211UL);
        }

        return arguments.Length < 2 ? unchecked((long)hash) : arguments[1] is long and > 0 ? (long)(hash % (ulong)(long)arguments[1]!) : null;
    }
}
