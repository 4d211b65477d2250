using Compliance.Application.Signals;

namespace Compliance.Application.Tests.Engine;

/// <summary>Keeps the signals that were sent.</summary>
internal sealed class RecordingSignals : ISignals
{
    public List<(SignalTarget Target, TimeSpan Delay)> Sent { get; } = [];

    public Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        Sent.Add((target, delay));
        return Task.CompletedTask;
    }
}
