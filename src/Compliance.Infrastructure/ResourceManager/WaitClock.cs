namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Adds up the time in which at least one call to Azure was under way: calls side by side count once.</summary>
internal sealed class WaitClock(TimeProvider time)
{
    private readonly Lock _lock = new();
    private int _underWay;
    private long _since;
    private TimeSpan _total;

    public TimeSpan Total
    {
        get
        {
            lock (_lock)
            {
                return _total;
            }
        }
    }

    public async Task WaitAsync(ValueTask call)
    {
        Start();
        try
        {
            await call;
        }
        finally
        {
            Stop();
        }
    }

    private void Start()
    {
        lock (_lock)
        {
            if (_underWay++ == 0)
            {
                _since = time.GetTimestamp();
            }
        }
    }

    private void Stop()
    {
        lock (_lock)
        {
            if (--_underWay == 0)
            {
                _total += time.GetElapsedTime(_since);
            }
        }
    }
}
