using System.Globalization;
using System.Text.Json;

namespace Compliance.Simulator.Kql;

/// <summary>
/// Scalar values are CLR values: string, long, double, bool, DateTimeOffset, TimeSpan, and JsonElement for dynamic.
/// Null is null, except for text, which in Kusto is never null but empty.
/// </summary>
internal static class Values
{
    /// <summary>The scalar inside a dynamic value; arrays and objects stay as they are.</summary>
    public static object? Unwrap(object? value) => value is not JsonElement element ? value : element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => element.TryGetInt64(out var whole) ? (object)whole : element.GetDouble(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => element,
    };

    public static string Text(object? value) => Unwrap(value) switch
    {
        null => "",
        string text => text,
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        JsonElement element => JsonSerializer.Serialize(element, JsonText.Relaxed),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => throw new KqlException($"A value of type {other.GetType().Name} has no text."),
    };

    public static object? ToLong(object? value) => Unwrap(value) switch
    {
        long number => number,
        double number when double.IsFinite(number) => (long)number,
        bool flag => flag ? 1L : 0L,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static object? ToReal(object? value) => Unwrap(value) switch
    {
        long number => (double)number,
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static object? ToBoolean(object? value) => Unwrap(value) switch
    {
        bool flag => flag,
        long number => number != 0,
        string text when bool.TryParse(text, out var flag) => flag,
        "1" => true,
        "0" => false,
        _ => null,
    };

    public static object? ToDateTime(object? value) => Unwrap(value) switch
    {
        DateTimeOffset time => time,
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => null,
    };
}
