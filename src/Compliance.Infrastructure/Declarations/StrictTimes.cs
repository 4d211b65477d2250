using System.Globalization;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>Days and times, as ISO 8601 writes them.</summary>
internal static class StrictTimes
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK"];

    public static DateOnly AsDay(this StrictValue value)
    {
        var text = value.AsText();
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw value.Refuse($"is '{Excerpt.Of(text)}'; write a day like 2026-12-01");
    }

    /// <summary>UTC, unless the text says otherwise.</summary>
    public static DateTimeOffset AsTime(this StrictValue value)
    {
        var text = value.AsText();
        return DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw value.Refuse($"is '{Excerpt.Of(text)}'; write a time like 2026-11-20T09:30:00Z");
    }
}
