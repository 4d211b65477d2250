using System.Collections.Immutable;
using System.Diagnostics;
using Compliance.Application.Telemetry;
using Microsoft.Extensions.Logging;

namespace Compliance.Application.Alerts;

/// <summary>All channels that are configured, as one that tells them the same message one after another.</summary>
public sealed partial class AlertChannels(IEnumerable<IAlertChannel> channels, Traces traces, ILogger<AlertChannels> logger)
{
    private readonly ImmutableArray<IAlertChannel> _channels = [.. channels];

    /// <summary>Nobody is there to be told.</summary>
    public bool IsEmpty => _channels.IsEmpty;

    /// <returns>False when a channel failed, which is logged: tell the same message again later. Channels before it were told.</returns>
    public async Task<bool> TryTellAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        foreach (var channel in _channels)
        {
            using var activity = traces.Start("deliver alert", ActivityKind.Producer)?.SetTag("compliance.channel", channel.Name).SetTag("compliance.alerts", message.Count);
            try
            {
                await channel.SendAsync(message, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                activity.Fail(exception);
                LogFailed(channel.Name, message.Count, exception);
                return false;
            }
        }

        return true;
    }

    [LoggerMessage(2201, LogLevel.Error, "Channel {Channel} could not be told {Count} alerts; they stay owed")]
    private partial void LogFailed(string channel, int count, Exception exception);
}
