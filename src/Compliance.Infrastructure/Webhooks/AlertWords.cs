using System.Globalization;
using Compliance.Application.Findings;

namespace Compliance.Infrastructure.Webhooks;

/// <summary>The words all channels share.</summary>
internal static class AlertWords
{
    public static string Verb(Transition transition) => transition switch
    {
        Transition.Opened => "opened",
        Transition.Reopened => "reopened",
        Transition.Resolved => "resolved",
        _ => "changed",
    };

    public static string Affected(StoredFinding finding) => finding.AffectedCount switch
    {
        0 => "no cluster depends on it",
        1 => "1 cluster affected",
        var count => string.Create(CultureInfo.InvariantCulture, $"{count} clusters affected"),
    };
}
