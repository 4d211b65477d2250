using Compliance.Application.Alerts;

namespace Compliance.Application.Tests.Engine;

/// <summary>Keeps what it was told; fails as long as it is told to.</summary>
internal sealed class RecordingChannel : IAlertChannel
{
    public string Name => "recording";

    public List<AlertMessage> Messages { get; } = [];

    public bool Fails { get; set; }

    public Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new HttpRequestException("The channel is down.");
        }

        Messages.Add(message);
        return Task.CompletedTask;
    }
}
