using System.Globalization;
using Azure;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>
/// The requests Resource Graph still admits in its window. It tells with each answer; keeping to it costs a wait, not
/// keeping to it costs a refused request and the same wait. One for each principal. Goes by elapsed time, not by the clock,
/// which may be set meanwhile.
/// </summary>
internal sealed class GraphQuota(TimeProvider time) : IPace
{
    // Source: Microsoft's guidance for throttled requests, "stated as subject to change"; what an answer says overrides it.
    private const int RequestsInAWindow = 15;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    // Resets come in whole seconds: two that differ by less are the same.
    private static readonly TimeSpan Same = TimeSpan.FromSeconds(1.5);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private int _remaining = RequestsInAWindow;
    private int _underWay;
    private TimeSpan _resetsAt;
    private bool _isTold;

    private TimeSpan Now => time.GetElapsedTime(_start);

    public TimeSpan? Take()
    {
        lock (_lock)
        {
            if (Now >= _resetsAt)
            {
                _remaining = RequestsInAWindow;
                _resetsAt = Now + Window;
                _isTold = false;
            }

            if (_remaining == 0)
            {
                return _resetsAt - Now;
            }

            _remaining--;
            _underWay++;
            return null;
        }
    }

    public void Answered(Response? response)
    {
        lock (_lock)
        {
            _underWay--;
            if (response?.Status == 429)
            {
                _remaining = 0;
                _resetsAt = Now + (RetryAfter.Of(response, time) ?? ResetsAfter(response) ?? Window);
                _isTold = true;
            }
            else if (response is not null && Remaining(response) is { } remaining && ResetsAfter(response) is { } resetsAfter)
            {
                Tell(remaining, Now + resetsAfter);
            }
        }
    }

    private void Tell(int remaining, TimeSpan resetsAt)
    {
        // Requests that are under way will be counted too, but were not when this answer was given.
        var left = Math.Max(0, remaining - _underWay);

        // Answers may overtake each other: of two about the same window the smaller number is the later one.
        _remaining = _isTold && (resetsAt - _resetsAt).Duration() < Same ? Math.Min(_remaining, left) : left;
        _resetsAt = resetsAt;
        _isTold = true;
    }

    private static int? Remaining(Response response) =>
        response.Headers.TryGetValue("x-ms-user-quota-remaining", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining) ? remaining : null;

    private static TimeSpan? ResetsAfter(Response response) =>
        response.Headers.TryGetValue("x-ms-user-quota-resets-after", out var text) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var after) ? after : null;
}
