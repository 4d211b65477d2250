namespace Compliance.Application.Findings;

/// <summary>
/// Keeps the findings' store from growing without end. No assessor's work: it leaves the fence alone, and a finding that changed since
/// it was read is left as it is.
/// </summary>
public interface IFindingArchive
{
    /// <summary>Resolved findings of a record state that were resolved before a time, in no order.</summary>
    Task<IReadOnlyList<StoredFinding>> ListResolvedAsync(RecordState record, DateTimeOffset before, int max, CancellationToken cancellationToken);

    /// <summary>Archives findings as they were read; nothing else of them changes.</summary>
    /// <returns>How many were.</returns>
    Task<int> ArchiveAsync(IReadOnlyCollection<StoredFinding> findings, CancellationToken cancellationToken);

    /// <summary>Removes findings as they were read, with their affected clusters and their history.</summary>
    /// <returns>How many were.</returns>
    Task<int> RemoveAsync(IReadOnlyCollection<StoredFinding> findings, CancellationToken cancellationToken);

    /// <summary>Removes steps of any finding's history that were taken before a time.</summary>
    /// <returns>How many; less than <paramref name="max"/> when no more are left.</returns>
    Task<int> PruneHistoryAsync(DateTimeOffset before, int max, CancellationToken cancellationToken);
}
