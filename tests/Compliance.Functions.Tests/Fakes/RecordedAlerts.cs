using Compliance.Application.Alerts;

namespace Compliance.Functions.Tests.Fakes;

/// <summary>A channel that remembers what it was told.</summary>
internal sealed class RecordedAlerts : IAlertChannel
{
    public string Name => "recorded";

    public List<AlertMessage> Told { get; } = [];

    public Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Told.Add(message);
        return Task.CompletedTask;
    }
}
