using System.Collections.Immutable;
using Compliance.Application.Scans;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Findings;
using Compliance.Domain.Judging;

namespace Compliance.Infrastructure.Reports;

/// <summary>An assessment and the scan that made it: everything a report tells.</summary>
public sealed record ScanReport
{
    public required Assessment Assessment { get; init; }

    public required string ScanId { get; init; }

    public required ScanScope Scope { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }

    public required ScanSource Source { get; init; }

    /// <summary>What a person calls the source, for instance the file's name; only reports for people show it.</summary>
    public string? SourceName { get; init; }

    public required string ToolVersion { get; init; }

    /// <summary>The exemptions that were given, from which formats that tell why quote.</summary>
    public ImmutableArray<Exemption> Exemptions { get; init; } = [];

    /// <summary>The first exemption that covers the finding; null when it is not exempted or nobody said by what.</summary>
    public Exemption? ExemptionOf(Finding finding) =>
        finding.IsExempted ? Exemptions.FirstOrDefault(exemption => exemption.Covers(finding.Rule.Id, finding.ResourceId, Assessment.Topology.Now)) : null;
}

/// <summary>Where the estate came from.</summary>
public enum ScanSource
{
    EstateFile,
    Azure,
}
