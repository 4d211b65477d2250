namespace Compliance.Application.Sweeps;

/// <summary>Remembers the last sweep of each kind.</summary>
public interface ISweepStore
{
    /// <summary>Takes the place of the one before.</summary>
    Task PutAsync(SweepRecord sweep, CancellationToken cancellationToken);

    /// <returns>Null when no sweep of that kind has ended yet.</returns>
    Task<SweepRecord?> FindAsync(SweepKind kind, CancellationToken cancellationToken);
}
