using System.Collections.Immutable;
using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Stores;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;

namespace Compliance.Testing.Fakes;

/// <summary>Proofs in memory.</summary>
public sealed class MemoryProofStore : MemoryStore, IProofStore
{
    private readonly SortedDictionary<string, StoredProof> _proofs = new(StringComparer.Ordinal);

    private long _fence;

    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) => Run(() => Pass(number));

    public Task<int> WriteAsync(IReadOnlyCollection<StoredProof> proofs, IReadOnlySet<ResourceId>? scopes, long fence, CancellationToken cancellationToken) => Run(() =>
    {
        Pass(fence);
        var changed = proofs.Where(proof => _proofs.GetValueOrDefault(proof.ClusterId.Lower) is var stored && stored?.Digest != proof.Digest && proof.MayReplace(stored?.ScopeId, scopes)).ToList();
        changed.ForEach(proof => _proofs[proof.ClusterId.Lower] = proof);
        return changed.Count;
    });

    public Task RemoveAsync(IReadOnlyCollection<ResourceId> clusters, long fence, CancellationToken cancellationToken) => Run(() =>
    {
        Pass(fence);
        return clusters.Count(cluster => _proofs.Remove(cluster.Lower));
    });

    public Task<StoredProof?> FindAsync(ResourceId cluster, CancellationToken cancellationToken) => Run(() => _proofs.GetValueOrDefault(cluster.Lower));

    public Task<Page<StoredProof>> ListAsync(Verdict? verdict, int top, string? continuation, CancellationToken cancellationToken) => Run(() =>
    {
        var after = Continuation.Read(continuation) ?? "";
        var rest = _proofs
            .Where(pair => string.CompareOrdinal(pair.Key, after) > 0 && (verdict is null || pair.Value.Verdict == verdict))
            .Select(pair => pair.Value)
            .ToList();
        return new Page<StoredProof>([.. rest.Take(top)], rest.Count > top ? Continuation.After(rest[top - 1].ClusterId.Lower) : null);
    });

    public Task<IReadOnlyList<ResourceId>> ListIdsAsync(CancellationToken cancellationToken) =>
        Run<IReadOnlyList<ResourceId>>(() => [.. _proofs.Values.Select(proof => proof.ClusterId)]);

    public Task<ImmutableDictionary<Verdict, int>> CountAsync(CancellationToken cancellationToken) =>
        Run(() => _proofs.Values.CountBy(proof => proof.Verdict).ToImmutableDictionary());

    private void Pass(long number) => _fence = number >= _fence ? number : throw new StaleLeaseException();
}
