namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// Requests that may be sent at once, refilled evenly. Goes by elapsed time, not by the clock, which may be set meanwhile.
/// Safe for any number of threads.
/// </summary>
/// <param name="capacity">Tokens of a full bucket; a request takes one.</param>
/// <param name="perSecond">Tokens that come back in a second.</param>
internal sealed class TokenBucket(double capacity, double perSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly double _capacity = capacity;
    private double _tokens = capacity;
    private long _at = time.GetTimestamp();
    private TimeSpan _held;

    /// <returns>Null when a token was taken; else how long until there is one.</returns>
    public TimeSpan? Take()
    {
        lock (_lock)
        {
            Refill();
            if (_held > TimeSpan.Zero)
            {
                return _held;
            }

            if (_tokens < 1)
            {
                // Up to the next tick, so that whoever waits this long finds a whole token.
                return TimeSpan.FromTicks((long)Math.Ceiling((1 - _tokens) / perSecond * TimeSpan.TicksPerSecond) + 1);
            }

            _tokens--;
            return null;
        }
    }

    /// <summary>Gives a token back that was not used.</summary>
    public void Return()
    {
        lock (_lock)
        {
            _tokens = Math.Min(_capacity, _tokens + 1);
        }
    }

    /// <summary>Azure has fewer left than were counted here, where others send too.</summary>
    public void LowerTo(int tokens)
    {
        lock (_lock)
        {
            Refill();
            _tokens = Math.Min(_tokens, tokens);
        }
    }

    /// <summary>Nothing is sent for a while.</summary>
    public void Hold(TimeSpan duration)
    {
        lock (_lock)
        {
            Refill();
            _held = duration > _held ? duration : _held;
        }
    }

    private void Refill()
    {
        var now = time.GetTimestamp();
        var elapsed = time.GetElapsedTime(_at, now);
        _at = now;
        _held = elapsed < _held ? _held - elapsed : TimeSpan.Zero;
        _tokens = Math.Min(_capacity, _tokens + (elapsed.TotalSeconds * perSecond));
    }
}
