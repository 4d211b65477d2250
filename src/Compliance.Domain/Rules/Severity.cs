namespace Compliance.Domain.Rules;

/// <summary>How bad a non-compliance is; ascending. Medium and above break a hop, Low and Info never do.</summary>
public enum Severity
{
    Info,
    Low,
    Medium,
    High,
    Critical,
}
