using Compliance.Application.Findings;
using Compliance.Application.Sweeps;

namespace Compliance.Testing.Fakes;

/// <summary>The last sweeps in memory.</summary>
public sealed class MemorySweepStore : MemoryStore, ISweepStore
{
    private readonly Dictionary<SweepKind, SweepRecord> _sweeps = [];

    public Task PutAsync(SweepRecord sweep, CancellationToken cancellationToken) => Run(() =>
        _sweeps[sweep.Kind] = sweep.Fence >= (_sweeps.GetValueOrDefault(sweep.Kind)?.Fence ?? 0) ? sweep : throw new StaleLeaseException());

    public Task<SweepRecord?> FindAsync(SweepKind kind, CancellationToken cancellationToken) => Run(() => _sweeps.GetValueOrDefault(kind));
}
