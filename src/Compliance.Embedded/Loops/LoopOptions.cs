using System.ComponentModel.DataAnnotations;

namespace Compliance.Embedded.Loops;

/// <summary>How the loops of an embedded host look for work beside the signals of their own process.</summary>
public sealed class LoopOptions
{
    public const string Section = "Loops";

    /// <summary>
    /// How often a loop looks without a signal; 100 ms to 1 h. Another host of the same store may have died with the signals for
    /// what it had stored, and a replay in another process cannot signal. Default 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "01:00:00")]
    public TimeSpan LookInterval { get; set; } = TimeSpan.FromSeconds(10);
}
