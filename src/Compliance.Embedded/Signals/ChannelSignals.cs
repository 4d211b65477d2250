using System.Collections.Frozen;
using Compliance.Application.Signals;

namespace Compliance.Embedded.Signals;

/// <summary>Wake-ups inside one process. Those that nobody waited for yet are one.</summary>
internal sealed class ChannelSignals(TimeProvider time) : ISignals, IWakeUps, IDisposable
{
    private readonly FrozenDictionary<SignalTarget, WakeUp> _targets =
        Enum.GetValues<SignalTarget>().ToFrozenDictionary(target => target, _ => new WakeUp(time));

    public Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _targets[target].Send(delay);
        return Task.CompletedTask;
    }

    public Task WaitAsync(SignalTarget target, CancellationToken cancellationToken) => _targets[target].WaitAsync(cancellationToken);

    public void Dispose()
    {
        foreach (var target in _targets.Values)
        {
            target.Dispose();
        }
    }
}
