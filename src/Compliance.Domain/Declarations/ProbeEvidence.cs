using System.Collections.Immutable;

namespace Compliance.Domain.Declarations;

/// <summary>What a probe saw on site: names looked up and services connected to (design 4.2). Counts for 24 hours.</summary>
public sealed record ProbeEvidence
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public required string Site { get; init; }

    public required DateTimeOffset ObservedAt { get; init; }

    public ImmutableArray<ProbeLookup> Lookups { get; init; } = [];

    public ImmutableArray<ProbeConnection> Connections { get; init; } = [];

    // An estate that was exported before the probe ran is older than its evidence: only the end counts.
    public bool IsValidAt(DateTimeOffset now) => now - ObservedAt <= Validity;

    public bool IsOf(Site site) => string.Equals(Site, site.Name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One name that was looked up.</summary>
/// <param name="Status"><c>NOERROR</c>, <c>NXDOMAIN</c> or another response code.</param>
public sealed record ProbeLookup(string Name, string Status, ImmutableArray<string> Addresses);

/// <summary>One attempt to connect.</summary>
public sealed record ProbeConnection(string Host, int Port, bool IsOk);
