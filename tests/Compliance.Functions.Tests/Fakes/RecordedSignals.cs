using Compliance.Application.Signals;

namespace Compliance.Functions.Tests.Fakes;

/// <summary>Remembers what was sent, in order.</summary>
internal sealed class RecordedSignals : ISignals
{
    public List<(SignalTarget Target, TimeSpan Delay)> Sent { get; } = [];

    public Task SendAsync(SignalTarget target, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sent.Add((target, delay));
        return Task.CompletedTask;
    }
}
