using Compliance.Application.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;

namespace Compliance.Application.Assessments;

/// <summary>An assessment with what its recording needs to know of how it came about.</summary>
public sealed record AssessmentContext
{
    public required Assessment Assessment { get; init; }

    public required AssessmentKind Kind { get; init; }

    /// <summary>The oldest read it rests on.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Whether everything that a resource affects was read, so that its finding may be replaced.</summary>
    public required Func<ResourceId, bool> IsWhole { get; init; }

    /// <summary>Resources that were read and are not there.</summary>
    public required Func<ResourceId, bool> IsDeleted { get; init; }

    /// <summary>Whether something was judged that depended on a resource before: that it does no more is then seen, whether the resource is there or not.</summary>
    public Func<ResourceId, bool> WasInUse { get; init; } = _ => false;

    /// <summary>The times so far of a finding on this resource, for its ledger.</summary>
    public required Func<ResourceId, Ledger> LedgerOf { get; init; }

    /// <summary>
    /// The clusters whose proof may have changed though no finding did; null for all. The proof of any other cluster is written
    /// only with a finding that affects it.
    /// </summary>
    public IReadOnlySet<ResourceId>? Touched { get; init; }

    /// <summary>Scopes that were judged with all their clusters; null for all. No proof leaves another one (<see cref="Proofs.IProofStore.WriteAsync"/>).</summary>
    public IReadOnlySet<ResourceId>? Scopes { get; init; }

    /// <summary>Whether everything was read that the proof of a cluster depends on; null for all. Any other proof is left as it is.</summary>
    public Func<ResourceId, bool>? IsProvable { get; init; }

    /// <summary>The open findings, if they were read already.</summary>
    public IReadOnlyList<StoredFinding>? Open { get; init; }
}
