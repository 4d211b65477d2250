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
        using (Run())
        {
            await call;
        }
    }

    /// <summary>Counts until it is disposed.</summary>
    public Running Run()
    {
        Start();
        return new Running(this);
    }

    public Stream Timed(Stream body) => new TimedStream(body, this);

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

    /// <summary>A call under way.</summary>
    public readonly struct Running(WaitClock clock) : IDisposable
    {
        public void Dispose() => clock.Stop();
    }
}
