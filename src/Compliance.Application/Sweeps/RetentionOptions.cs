using System.ComponentModel.DataAnnotations;

namespace Compliance.Application.Sweeps;

/// <summary>How long the store keeps what is over.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>From a finding's resolution to its archiving; 1 d to 1 a. Default 30 d.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "366.00:00:00")]
    public TimeSpan ArchiveAfter { get; set; } = TimeSpan.FromDays(30);

    /// <summary>From a finding's resolution to its removal, once it is archived; 1 d to 10 a. Default 365 d.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00")]
    public TimeSpan RemoveAfter { get; set; } = TimeSpan.FromDays(365);

    /// <summary>How long a step stays in a finding's history, open or not; 1 d to 10 a. Default 365 d.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00")]
    public TimeSpan KeepHistory { get; set; } = TimeSpan.FromDays(365);

    /// <summary>Rows changed at a time; 1 to 10,000. Default 1000.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 1000;

    /// <summary>Batches of each kind in one run: the next run goes on; 1 to 1000. Default 200.</summary>
    [Range(1, 1000)]
    public int MaxBatches { get; set; } = 200;
}
