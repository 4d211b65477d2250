using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Proofs;

/// <summary>The hops of one cluster in order, each with its evidence.</summary>
public sealed record Proof
{
    public required ClusterVerdict Summary { get; init; }

    /// <summary>All twelve, in the order they are walked.</summary>
    public required ImmutableArray<HopProof> Hops { get; init; }

    /// <summary>Every finding that affects the cluster, in ordinal order; also those too small to break a hop.</summary>
    public required ImmutableArray<FindingKey> Findings { get; init; }
}

/// <summary>One hop with what it rests on.</summary>
/// <param name="IsExempted">The hop is broken, but by exempted findings only.</param>
/// <param name="Findings">The findings that break it or lie on it, in ordinal order.</param>
public sealed record HopProof(Hop Hop, HopState State, bool IsExempted, ImmutableArray<Evidence> Evidence, ImmutableArray<FindingKey> Findings);

/// <summary>The answer for one cluster without its evidence.</summary>
public sealed record ClusterVerdict
{
    public required ResourceId ClusterId { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Set when, and only when, the verdict is <see cref="Verdict.OutOfScope"/>.</summary>
    public OutOfScopeReason? OutOfScopeReason { get; init; }

    public required Assurance Assurance { get; init; }

    /// <summary>The first broken hop; null when none is.</summary>
    public Hop? BrokenAt { get; init; }
}
