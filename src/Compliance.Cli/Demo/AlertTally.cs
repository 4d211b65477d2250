using System.Collections.Concurrent;
using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;

namespace Compliance.Cli.Demo;

/// <summary>A receiver that counts what it was told of each finding, once for each alert id as a receiver should.</summary>
internal sealed class AlertTally : IAlertChannel
{
    private readonly ConcurrentDictionary<(string AlertId, FindingKey Key, Transition Transition), byte> _told = new();

    public string Name => "tally";

    public Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        foreach (var alert in message.Alerts)
        {
            _told.TryAdd((alert.Id, alert.Finding.Key, alert.Transition), 0);
        }

        return Task.CompletedTask;
    }

    public int Openings(FindingKey key) => _told.Keys.Count(told => told.Key == key && told.Transition is Transition.Opened or Transition.Reopened);
}
