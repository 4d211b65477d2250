using System.Collections.Concurrent;
using Compliance.Application.Signals;

namespace Compliance.Testing.Fakes;

/// <summary>Keeps the wake-ups that were asked for; wakes nobody.</summary>
public sealed class RecordedSignals : ISignals
{
    private readonly ConcurrentQueue<(SignalTarget Target, TimeSpan Delay)> _sent = new();

    /// <summary>What every signal ends in while it is set; it is then not sent.</summary>
    public Exception? Fault { get; set; }

    public IReadOnlyCollection<(SignalTarget Target, TimeSpan Delay)> Sent => _sent;

    public Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            return Task.FromException(fault);
        }

        _sent.Enqueue((target, delay));
        return Task.CompletedTask;
    }
}
