using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports;

namespace Compliance.Cli.Scans;

/// <summary>What one call of <c>scan</c> asks for.</summary>
internal sealed record ScanRequest
{
    /// <summary>A path, or <c>-</c> for standard input; null when Azure is read.</summary>
    public string? Estate { get; init; }

    /// <summary>Null when a file is read.</summary>
    public AzureTarget? Azure { get; init; }

    public DeclaredFiles Declared { get; init; } = new();

    /// <summary>Rule ids, with <c>*</c>; empty for every rule.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>The time to judge at; null for the estate's own.</summary>
    public DateTimeOffset? At { get; init; }

    public required IScanReportWriter Format { get; init; }

    public ProofSelection Proofs { get; init; }

    /// <summary>The file to write; null for standard output.</summary>
    public string? Output { get; init; }

    /// <summary>The least severity that fails the scan; null when no finding does.</summary>
    public Severity? FailOn { get; init; }

    public bool AllowIncomplete { get; init; }
}
