using System.Globalization;
using Azure;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>
/// The requests Resource Graph still admits in its window. It tells with each answer; keeping to it costs a wait, not
/// keeping to it costs a refused request and the same wait. One for each principal. Safe for any number of threads.
/// </summary>
internal sealed class GraphQuota(TimeProvider time)
{
    // Source: Microsoft's guidance for throttled requests, "stated as subject to change"; what an answer says overrides it.
    private const int RequestsInAWindow = 15;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private int _remaining = RequestsInAWindow;
    private int _underWay;
    private DateTimeOffset _resetsAt;

    /// <summary>Waits until a request may be sent; <see cref="Answered"/> must follow.</summary>
    /// <returns>How long it waited.</returns>
    public async ValueTask<TimeSpan> WaitAsync(CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (Take() is { } wait)
        {
            await Task.Delay(wait, time, cancellationToken);
            waited += wait;
        }

        return waited;
    }

    /// <param name="response">Null when none came.</param>
    public void Answered(Response? response)
    {
        lock (_lock)
        {
            _underWay--;
            if (response?.Status == 429)
            {
                _remaining = 0;
                _resetsAt = time.GetUtcNow() + (RetryAfter(response) ?? Window);
            }
            else if (response is not null && Remaining(response) is { } remaining && ResetsAfter(response) is { } resetsAfter)
            {
                // Requests that are under way will be counted too, but were not when this answer was given.
                _remaining = Math.Max(0, remaining - _underWay);
                _resetsAt = time.GetUtcNow() + resetsAfter;
            }
        }
    }

    private TimeSpan? Take()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now >= _resetsAt)
            {
                _remaining = RequestsInAWindow;
                _resetsAt = now + Window;
            }

            if (_remaining == 0)
            {
                return _resetsAt - now;
            }

            _remaining--;
            _underWay++;
            return null;
        }
    }

    private static int? Remaining(Response response) =>
        response.Headers.TryGetValue("x-ms-user-quota-remaining", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining) ? remaining : null;

    private static TimeSpan? ResetsAfter(Response response) =>
        response.Headers.TryGetValue("x-ms-user-quota-resets-after", out var text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var after) ? after : null;

    private static TimeSpan? RetryAfter(Response response) =>
        response.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : ResetsAfter(response);
}
