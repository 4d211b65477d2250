using System.Globalization;
using Azure;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>How long an answer asks to wait.</summary>
internal static class RetryAfter
{
    private static readonly string[] Milliseconds = ["retry-after-ms", "x-ms-retry-after-ms"];

    /// <returns>At least zero; null when the answer asks for no wait.</returns>
    public static TimeSpan? Of(Response response, TimeProvider time)
    {
        foreach (var name in Milliseconds)
        {
            if (response.Headers.TryGetValue(name, out var text) && Whole(text) is { } milliseconds)
            {
                return TimeSpan.FromMilliseconds(milliseconds);
            }
        }

        if (!response.Headers.TryGetValue("Retry-After", out var after))
        {
            return null;
        }

        if (Whole(after) is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        // A time is Azure's time: what its clock showed when it answered tells the wait, however wrong ours goes.
        return Time(after) is not { } until ? null
            : until - (response.Headers.TryGetValue("Date", out var date) && Time(date) is { } answered ? answered : time.GetUtcNow()) is var wait && wait > TimeSpan.Zero ? wait
            : TimeSpan.Zero;
    }

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
