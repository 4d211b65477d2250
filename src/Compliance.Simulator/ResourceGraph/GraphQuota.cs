namespace Compliance.Simulator.ResourceGraph;

/// <summary>A sliding window of admitted requests.</summary>
internal sealed class GraphQuota(int perWindow, TimeSpan window, TimeProvider time)
{
    private readonly Queue<DateTimeOffset> _admitted = new();
    private readonly Lock _lock = new();

    /// <summary>Whether the call is admitted, how many more are now, and when the oldest leaves the window.</summary>
    public (bool Admitted, int Remaining, TimeSpan ResetsAfter) Take()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            while (_admitted.TryPeek(out var oldest) && oldest + window <= now)
            {
                _admitted.Dequeue();
            }

            var admitted = _admitted.Count < perWindow;
            if (admitted)
            {
                _admitted.Enqueue(now);
            }

            return (admitted, perWindow - _admitted.Count, _admitted.Peek() + window - now);
        }
    }
}
