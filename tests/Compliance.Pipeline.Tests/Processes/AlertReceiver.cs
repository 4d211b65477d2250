using System.Collections.Concurrent;
using Compliance.Application.Alerts;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>Somebody who is told, over a wire that may break before or after the message got through. Drops
/// messages and alerts whose ids it has seen.</summary>
internal sealed class AlertReceiver
{
    private readonly ConcurrentDictionary<string, Alert> _kept = new();
    private readonly ConcurrentDictionary<string, AlertMessage> _seen = new();
    private readonly ConcurrentQueue<ChannelFault> _faults = new();

    public IEnumerable<Alert> Kept => _kept.Values;

    /// <summary>What becomes of the next delivery.</summary>
    public void Next(ChannelFault fault) => _faults.Enqueue(fault);

    public void Calm() => _faults.Clear();

    public void Receive(AlertMessage message)
    {
        var fault = _faults.TryDequeue(out var next) ? next : ChannelFault.None;
        if (fault is ChannelFault.Before)
        {
            throw new HttpRequestException("The channel is down.");
        }

        if (_seen.TryAdd(message.Id, message))
        {
            foreach (var alert in message.Alerts)
            {
                _kept.TryAdd(alert.Id, alert);
            }
        }

        if (fault is ChannelFault.After)
        {
            throw new HttpRequestException("The channel's answer was lost.");
        }
    }
}

internal enum ChannelFault
{
    None,
    Before,
    After,
}

/// <summary>The way of one process to the receiver.</summary>
internal sealed class ReceiverChannel(AlertReceiver receiver, ProcessGate gate) : IAlertChannel
{
    public string Name => "receiver";

    public Task SendAsync(AlertMessage message, CancellationToken cancellationToken) => gate.PassAsync(() =>
    {
        receiver.Receive(message);
        return Task.FromResult(true);
    });
}
