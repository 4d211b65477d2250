using System.ComponentModel.DataAnnotations;

namespace Compliance.Application.Sweeps;

/// <summary>How often the sweep looks for what no event said. The Functions host has its schedule in the trigger instead.</summary>
public sealed class SweepOptions
{
    public const string Section = "Sweep";

    /// <summary>Between full sweeps; 1 s to 7 d. Default 6 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Between light sweeps, which ask for connectivity alone; 1 s to 1 d. Default 15 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LightInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How soon after a full sweep in which reads failed the next light sweep is followed by another full one; each time they fail
    /// again it is twice as long; 1 s to 1 d. Default 5 min.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AgainAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Where events reach us, as event subscriptions name it: the id of the function or of the queue
    /// (<c>…/queueServices/default/queues/{name}</c>), or the webhook's https URL without its query. Empty (the default): which
    /// subscriptions are blind is not asked.
    /// </summary>
    public IList<string> Destinations { get; } = [];

    /// <summary>How long done changes guard against duplicates; 1 d to 30 d. Event Grid retries for up to a day. Default 3 d.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "30.00:00:00")]
    public TimeSpan KeepDoneChanges { get; set; } = TimeSpan.FromDays(3);
}
