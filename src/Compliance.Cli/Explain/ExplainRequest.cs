using Compliance.Cli.Scans;

namespace Compliance.Cli.Explain;

/// <summary>What one call of <c>explain</c> asks for.</summary>
internal sealed record ExplainRequest
{
    /// <summary>A rule's id; a finding's key when <see cref="Estate"/> is given.</summary>
    public required string Subject { get; init; }

    /// <summary>A path, or <c>-</c> for standard input; null when a rule is asked for.</summary>
    public string? Estate { get; init; }

    public DeclaredFiles Declared { get; init; } = new();

    /// <summary>The time to judge at; null for the estate's own.</summary>
    public DateTimeOffset? At { get; init; }
}
