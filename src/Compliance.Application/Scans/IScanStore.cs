using Compliance.Application.Findings;

namespace Compliance.Application.Scans;

/// <summary>Scans asked for over the API, with their results.</summary>
public interface IScanStore
{
    /// <summary>Adds a scan that is asked for.</summary>
    Task AddAsync(ScanRecord scan, CancellationToken cancellationToken);

    /// <summary>The assessor's write: adds or replaces the record; the result is left alone.</summary>
    /// <exception cref="StaleLeaseException">A newer assessor has written the record: stop.</exception>
    Task PutAsync(ScanRecord scan, long fence, CancellationToken cancellationToken);

    Task<ScanRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The oldest scan that is queued or running; null when there is none.</summary>
    Task<ScanRecord?> NextUnfinishedAsync(CancellationToken cancellationToken);

    /// <summary>Stores a result (UTF-8 JSON, of any size).</summary>
    /// <exception cref="StaleLeaseException">A newer assessor has stored one: stop.</exception>
    Task PutResultAsync(string id, ReadOnlyMemory<byte> json, long fence, CancellationToken cancellationToken);

    Task<ReadOnlyMemory<byte>?> FindResultAsync(string id, CancellationToken cancellationToken);
}

public sealed record ScanRecord
{
    public required string Id { get; init; }

    public required ScanScope Scope { get; init; }

    public required ScanStatus Status { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Error { get; init; }
}

public enum ScanStatus
{
    Queued,
    Running,
    Succeeded,

    /// <summary>Done, but not everything could be read.</summary>
    Incomplete,
    Failed,
}
