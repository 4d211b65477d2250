using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;

namespace Compliance.Application.Proofs;

/// <summary>The last proof of every cluster: derived rows, rebuilt by the sweep. Only the assessor writes them.</summary>
public interface IProofStore
{
    /// <summary>Shuts out every assessor with a smaller number, before the caller's first write.</summary>
    /// <exception cref="StaleLeaseException">A greater number stands already.</exception>
    Task RaiseFenceAsync(long number, CancellationToken cancellationToken);

    /// <summary>Writes those whose digest differs from the stored one.</summary>
    /// <param name="scopes">
    /// Scopes that were judged with all their clusters; null for all. A proof stays that would leave another scope: whoever judges that
    /// one with a change of the cluster must still learn that it was there.
    /// </param>
    /// <returns>How many were written.</returns>
    /// <exception cref="StaleLeaseException">A newer assessor has raised the fence: stop.</exception>
    Task<int> WriteAsync(IReadOnlyCollection<StoredProof> proofs, IReadOnlySet<ResourceId>? scopes, long fence, CancellationToken cancellationToken);

    /// <exception cref="StaleLeaseException">A newer assessor has raised the fence: stop.</exception>
    Task RemoveAsync(IReadOnlyCollection<ResourceId> clusters, long fence, CancellationToken cancellationToken);

    Task<StoredProof?> FindAsync(ResourceId cluster, CancellationToken cancellationToken);

    /// <summary>By ordinal order of the cluster ids.</summary>
    /// <exception cref="FormatException">The continuation is none that a list hands out.</exception>
    Task<Page<StoredProof>> ListAsync(Verdict? verdict, int top, string? continuation, CancellationToken cancellationToken);

    /// <summary>The ids of every cluster there is a proof of.</summary>
    Task<IReadOnlyList<ResourceId>> ListIdsAsync(CancellationToken cancellationToken);

    Task<ImmutableDictionary<Verdict, int>> CountAsync(CancellationToken cancellationToken);
}

/// <summary>A cluster's proof as it is kept.</summary>
public sealed record StoredProof
{
    public required ResourceId ClusterId { get; init; }

    public ResourceId? ScopeId { get; init; }

    public required Verdict Verdict { get; init; }

    public OutOfScopeReason? OutOfScopeReason { get; init; }

    public required Assurance Assurance { get; init; }

    public Domain.Rules.Hop? BrokenAt { get; init; }

    /// <summary>The twelve hops as JSON, in the form of a scan result.</summary>
    public required string HopsJson { get; init; }

    /// <summary>Hex SHA-256 over everything above, and nothing below.</summary>
    public required string Digest { get; init; }

    public required DateTimeOffset JudgedAt { get; init; }

    /// <summary>When it went from proven to unknown; null unless it did and still is.</summary>
    public DateTimeOffset? LostAt { get; init; }

    /// <summary>Whether it may take the place of one under that scope.</summary>
    /// <param name="former">Null when there is none.</param>
    /// <param name="scopes">As <see cref="IProofStore.WriteAsync"/> takes them.</param>
    public bool MayReplace(ResourceId? former, IReadOnlySet<ResourceId>? scopes) =>
        scopes is null || former is null || former == ScopeId || scopes.Contains(former);
}
