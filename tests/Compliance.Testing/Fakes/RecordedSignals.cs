using System.Collections.Concurrent;
using Compliance.Application.Signals;

namespace Compliance.Testing.Fakes;

/// <summary>Keeps the wake-ups that were asked for; wakes nobody.</summary>
public sealed class RecordedSignals : ISignals
{
    private readonly ConcurrentQueue<(SignalTarget Target, TimeSpan Delay)> _sent = new();

    public IReadOnlyCollection<(SignalTarget Target, TimeSpan Delay)> Sent => _sent;

    public Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        _sent.Enqueue((target, delay));
        return Task.CompletedTask;
    }
}
