using System.Globalization;
using Compliance.Application.Alerts;

namespace Compliance.Infrastructure.Webhooks;

/// <summary>Tells alerts as lines of text, one an alert.</summary>
public sealed class TextChannel(TextWriter output) : IAlertChannel
{
    public string Name => "text";

    public async Task SendAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        // In one piece: others write to the same stream.
        var lines = message.Alerts.Select(Line).Concat(message.LostProofs.Select(Line));
        await output.WriteAsync(string.Concat(lines.Select(line => line + Environment.NewLine)).AsMemory(), cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static string Line(LostProof lost) =>
        string.Create(CultureInfo.InvariantCulture, $"UNKNOWN since {lost.Since:yyyy-MM-dd HH:mm:ss'Z'}, was proven: {lost.ClusterId}");

    private static string Line(Alert alert)
    {
        var finding = alert.Finding;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{AlertWords.Verb(alert.Transition).ToUpperInvariant()} {finding.Severity} {finding.RuleId} {finding.ResourceId.Name}: {finding.Message} ({AlertWords.Affected(finding)}) {finding.Key}");
    }
}
