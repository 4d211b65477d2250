using System.ComponentModel.DataAnnotations;

namespace Compliance.Infrastructure.Webhooks;

/// <summary>A Teams channel, told through a Workflows webhook ("When a Teams webhook request is received").</summary>
public sealed class TeamsOptions
{
    public const string Section = "Teams";

    /// <summary>
    /// The whole URL with its <c>sig</c>, which is a credential: never logged. Text, because binding quotes what it cannot turn
    /// into a URL. Null or empty: Teams is not told.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>Where the dashboard is reached from outside; findings are linked below it. Null: no links.</summary>
    public Uri? DashboardUrl { get; set; }

    /// <summary>How long one delivery may take; 1 s to 1 min. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}
