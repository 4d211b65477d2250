using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Embedded.Tests.Signals;

public sealed class ChannelSignalsTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly ChannelSignals _signals;

    public ChannelSignalsTests() => _signals = new ChannelSignals(_time);

    public void Dispose() => _signals.Dispose();

    [Fact]
    public async Task Wait_SignalSentBefore_ReturnsAtOnce()
    {
        await _signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, default);

        Assert.True(Wait().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Wait_ManySignals_WakeOnce()
    {
        for (var i = 0; i < 100; i++)
        {
            await _signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, default);
        }

        Assert.True(Wait().IsCompletedSuccessfully);
        Assert.False(Wait().IsCompleted);
    }

    [Fact]
    public async Task Wait_SignalOfAnotherTarget_Sleeps()
    {
        await _signals.SendAsync(SignalTarget.Alerts, TimeSpan.Zero, default);

        Assert.False(Wait().IsCompleted);
    }

    [Fact]
    public async Task Wait_DelayedSignal_WakesWhenItIsDue()
    {
        var waiting = Wait();
        await _signals.SendAsync(SignalTarget.Assessor, TimeSpan.FromSeconds(5), default);

        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(waiting.IsCompleted);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Wait_TwoDelays_EachWakes()
    {
        await _signals.SendAsync(SignalTarget.Assessor, TimeSpan.FromSeconds(10), default);
        await _signals.SendAsync(SignalTarget.Assessor, TimeSpan.FromSeconds(1), default);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Wait().IsCompletedSuccessfully);
        var second = Wait();
        _time.Advance(TimeSpan.FromSeconds(8));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Wait_Cancelled_Throws()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _signals.WaitAsync(SignalTarget.Scans, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private Task Wait() => _signals.WaitAsync(SignalTarget.Assessor, default);
}
