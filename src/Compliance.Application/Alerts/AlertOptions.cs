using System.ComponentModel.DataAnnotations;
using Compliance.Domain.Rules;

namespace Compliance.Application.Alerts;

/// <summary>When alerts are told.</summary>
public sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>How long a transition that is not critical waits, in case it is undone; 0 to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Settle { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The least severity that is told. Default Low.</summary>
    public Severity MinimumSeverity { get; set; } = Severity.Low;

    /// <summary>With more alerts due than this, they are told as one message; 1 to 20. Default 5.</summary>
    [Range(1, 20)]
    public int DigestAbove { get; set; } = 5;

    /// <summary>How long a cluster that was proven may be unknown before a digest says so; 1 min to 30 d. Default 1 d.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan LostProofAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>When a failed delivery is tried again; 100 ms to 1 h. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(30);
}
