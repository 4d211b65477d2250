using System.Threading.Channels;

namespace Compliance.Embedded.Signals;

/// <summary>One target's wake-ups: a flag that is up or down, and the times at which it goes up.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Channel<bool> _flag = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SortedSet<DateTimeOffset> _due = [];
    private readonly Lock _gate = new();
    private readonly ITimer _timer;

    public WakeUp(TimeProvider time)
    {
        _time = time;
        _timer = time.CreateTimer(_ => RaiseDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Send(TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            _flag.Writer.TryWrite(true);
            return;
        }

        lock (_gate)
        {
            // A later wake-up does not stand in for an earlier one, nor the other way round: both are kept.
            _due.Add(_time.GetUtcNow() + delay);
            SetTimer();
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken) => await _flag.Reader.ReadAsync(cancellationToken);

    public void Dispose() => _timer.Dispose();

    private void RaiseDue()
    {
        lock (_gate)
        {
            if (_due.RemoveWhere(due => due <= _time.GetUtcNow()) > 0)
            {
                _flag.Writer.TryWrite(true);
            }

            SetTimer();
        }
    }

    private void SetTimer()
    {
        if (_due.Count == 0)
        {
            return;
        }

        // Timers of the system count whole milliseconds: rounded down, the last one would fire just before its time.
        var left = (_due.Min - _time.GetUtcNow()).TotalMilliseconds;
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling(left))), Timeout.InfiniteTimeSpan);
    }
}
