namespace Compliance.Testing.Time;

/// <summary>A timer of a <see cref="FakeTime"/>.</summary>
internal sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _isDisposed;

    public DateTimeOffset Due { get; set; }

    public TimeSpan Period { get; set; }

    public void Fire()
    {
        if (!_isDisposed)
        {
            callback(state);
        }
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        time.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        time.Remove(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
