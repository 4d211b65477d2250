using Compliance.Application.Alerts;

namespace Compliance.Application.Tests.Engine;

/// <summary>Keeps what it was told; fails as long as it is told to.</summary>
internal sealed class RecordingChannel : IAlertChannel
{
    public string Name => "recording";

    public List<AlertMessage> Messages { get; } = [];

    public bool Fails { get; set; }

    /// <summary>The message arrives, but the sender does not learn of it.</summary>
    public bool FailsAfterwards { get; set; }

    public Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        if (Fails)
        {
            throw new HttpRequestException("The channel is down.");
        }

        Messages.Add(message);
        return FailsAfterwards ? Task.FromException(new HttpRequestException("The answer is lost.")) : Task.CompletedTask;
    }
}
