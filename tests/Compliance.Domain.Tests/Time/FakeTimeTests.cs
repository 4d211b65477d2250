using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Domain.Tests.Time;

public sealed class FakeTimeTests
{
    private readonly FakeTime _time = new();
    private readonly List<(string Timer, TimeSpan After)> _fired = [];

    [Fact]
    public void Advance_ClockStandsStillUntilThen()
    {
        var start = _time.GetUtcNow();
        var stamp = _time.GetTimestamp();

        _time.Advance(TimeSpan.FromHours(6));

        Assert.Equal(start.AddHours(6), _time.GetUtcNow());
        Assert.Equal(TimeSpan.FromHours(6), _time.GetElapsedTime(stamp));
    }

    [Fact]
    public void Advance_TimersOnTheWay_FireInOrderAtTheirTime()
    {
        using var slow = Start("slow", due: 3, period: 0);
        using var fast = Start("fast", due: 1, period: 2);

        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([("fast", Seconds(1)), ("slow", Seconds(3)), ("fast", Seconds(3)), ("fast", Seconds(5))], _fired);
    }

    [Fact]
    public void Advance_NotYetDue_FiresNothing()
    {
        using var timer = Start("t", due: 10, period: 0);

        _time.Advance(Seconds(9));

        Assert.Empty(_fired);
        Assert.Equal(1, _time.PendingTimers);
    }

    [Fact]
    public void Dispose_Timer_FiresNoMore()
    {
        var timer = Start("t", due: 1, period: 1);
        _time.Advance(Seconds(1));

        timer.Dispose();
        _time.Advance(Seconds(5));

        Assert.Single(_fired);
        Assert.Equal(0, _time.PendingTimers);
        Assert.False(timer.Change(Seconds(1), Seconds(1)));
    }

    [Fact]
    public async Task Delay_OnThisClock_EndsWhenItIsAdvanced()
    {
        var delay = Task.Delay(TimeSpan.FromDays(1), _time);
        Assert.False(delay.IsCompleted);

        _time.Advance(TimeSpan.FromDays(1));

        await delay;
    }

    [Fact]
    public async Task CancelAfter_OnThisClock_CancelsWhenItIsAdvanced()
    {
        using var source = new CancellationTokenSource(Seconds(30), _time);

        _time.Advance(Seconds(30));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.FromCanceled(source.Token));
    }

    [Fact]
    public void MoveTo_ThePast_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => _time.MoveTo(_time.GetUtcNow().AddTicks(-1)));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private ITimer Start(string name, int due, int period)
    {
        var start = _time.GetUtcNow();
        return _time.CreateTimer(_ => _fired.Add((name, _time.GetUtcNow() - start)), null, Seconds(due), Seconds(period));
    }
}
