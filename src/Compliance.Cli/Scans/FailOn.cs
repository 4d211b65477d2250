using Compliance.Domain.Rules;

namespace Compliance.Cli.Scans;

/// <summary>The least severity that fails a scan.</summary>
internal enum FailOn
{
    Critical,
    High,
    Medium,
    Low,
    Info,
    None,
}

internal static class FailOnSeverities
{
    /// <returns>Null for <see cref="FailOn.None"/>.</returns>
    public static Severity? ToSeverity(this FailOn failOn) => failOn switch
    {
        FailOn.Critical => Severity.Critical,
        FailOn.High => Severity.High,
        FailOn.Medium => Severity.Medium,
        FailOn.Low => Severity.Low,
        FailOn.Info => Severity.Info,
        _ => null,
    };
}
