using System.ComponentModel.DataAnnotations;

namespace Compliance.Application.Assessments;

/// <summary>How the assessor works. Every time is an option; the product knows no demo.</summary>
public sealed class AssessmentOptions
{
    public const string Section = "Assessment";

    /// <summary>How long a lease lasts unless renewed; 1 s to 1 min (a third of it is the renewal interval). Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When a signal that met a held lease, or work that failed, is tried again; each further failure of a change takes four times as long; 100 ms to 5 min. Default 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>A resource that Azure is still at work on, or that could not be judged because a read failed, is looked at again this soon, then ever more rarely, every 5 min at most; 1 s to 5 min. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan LookAgain { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long after its event was received such a resource is looked at again; 0 to 7 d. Default 1 d.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan LookAgainFor { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long an ARM read overrides Resource Graph; 1 min to 1 d. Default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan ObservationLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many changes are taken at once; 1 to 100,000. Default 20,000.</summary>
    [Range(1, 100_000)]
    public int MaxBatch { get; set; } = 20_000;

    /// <summary>How many ARM reads run at once; 1 to 64. Default 8.</summary>
    [Range(1, 64)]
    public int ParallelReads { get; set; } = 8;

    /// <summary>A change that failed this often is set aside; 1 to 20. Default 5.</summary>
    [Range(1, 20)]
    public int SetAsideAfter { get; set; } = 5;
}
