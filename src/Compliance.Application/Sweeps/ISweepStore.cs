using Compliance.Application.Findings;

namespace Compliance.Application.Sweeps;

/// <summary>Remembers the last sweep of each kind.</summary>
public interface ISweepStore
{
    /// <summary>Takes the place of the one before.</summary>
    /// <exception cref="StaleLeaseException">That one was written under a newer lease (<see cref="SweepRecord.Fence"/>): it stays.</exception>
    Task PutAsync(SweepRecord sweep, CancellationToken cancellationToken);

    /// <returns>Null when no sweep of that kind has ended yet.</returns>
    Task<SweepRecord?> FindAsync(SweepKind kind, CancellationToken cancellationToken);
}
