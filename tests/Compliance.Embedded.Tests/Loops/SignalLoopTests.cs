using Compliance.Application.Signals;
using Compliance.Embedded.Loops;
using Compliance.Embedded.Signals;
using Compliance.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Embedded.Tests.Loops;

public sealed class SignalLoopTests : IAsyncLifetime
{
    private readonly FakeTime _time = new();
    private readonly ChannelSignals _signals;
    private readonly CountingLoop _loop;

    public SignalLoopTests()
    {
        _signals = new ChannelSignals(_time);
        _loop = new CountingLoop(_signals, _time);
    }

    public async Task InitializeAsync()
    {
        await _loop.StartAsync(default);
        await _loop.StartedAsync(default);
        await _loop.RanAsync();
    }

    public async Task DisposeAsync()
    {
        await _loop.StopAsync(default);
        _loop.Dispose();
        _signals.Dispose();
    }

    [Fact]
    public async Task Loop_NoSignal_LooksAfterTheInterval()
    {
        await AdvanceAsync(TimeSpan.FromSeconds(30));

        await _loop.RanAsync();
    }

    [Fact]
    public async Task Loop_Signal_RunsAtOnce()
    {
        await _signals.SendAsync(SignalTarget.Alerts, TimeSpan.Zero, default);

        await _loop.RanAsync();
    }

    [Fact]
    public async Task Loop_SignalAfterALook_IsNotLost()
    {
        await AdvanceAsync(TimeSpan.FromSeconds(30));
        await _loop.RanAsync();

        await _signals.SendAsync(SignalTarget.Alerts, TimeSpan.Zero, default);

        await _loop.RanAsync();
    }

    // The loop sets its timer on another thread.
    private async Task AdvanceAsync(TimeSpan by)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_time.DueIn is null)
        {
            await Task.Delay(1, patience.Token);
        }

        _time.Advance(by);
    }

    private sealed class CountingLoop(IWakeUps wakeUps, TimeProvider time)
        : SignalLoop(SignalTarget.Alerts, wakeUps, Options.Create(new LoopOptions()), time, NullLogger.Instance)
    {
        private readonly SemaphoreSlim _runs = new(0);

        public async Task RanAsync() => Assert.True(await _runs.WaitAsync(TimeSpan.FromSeconds(30)), "It did not run.");

        public override void Dispose()
        {
            _runs.Dispose();
            base.Dispose();
        }

        protected override Task RunAsync(CancellationToken cancellationToken)
        {
            _runs.Release();
            return Task.CompletedTask;
        }
    }
}
