namespace Compliance.Application.Changes;

/// <summary>Keeps changes from the moment they are accepted until their findings are stored.</summary>
public interface IChangeStore
{
    /// <summary>Durable when it returns. A change whose key was seen before, pending or done, is not added again.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken);

    /// <summary>Pending changes in the order they were received, those that wait for their time too; set-aside ones are not among them.</summary>
    Task<IReadOnlyList<Change>> ListPendingAsync(int max, CancellationToken cancellationToken);

    /// <summary>Pending changes that are due at a time, in the order they were received. A new change is due at once.</summary>
    Task<IReadOnlyList<Change>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken);

    /// <summary>When the next pending change is due; null when none is pending.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Pending changes are due at a later time. Done, set-aside and unknown ones stay as they are.</summary>
    Task PostponeAsync(IReadOnlyCollection<Change> changes, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Marks changes done. Unknown keys are ignored: completing twice is completing once.</summary>
    Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken);

    /// <summary>Counts a failed attempt of each; after <paramref name="setAsideAfter"/> attempts a change is set aside.</summary>
    /// <param name="retryAt">When it is due again, unless it is set aside.</param>
    Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, DateTimeOffset retryAt, CancellationToken cancellationToken);

    Task<IReadOnlyList<SetAsideChange>> ListSetAsideAsync(int max, CancellationToken cancellationToken);

    /// <summary>Changes received from a time to before another, in the order received, whatever became of them; done ones until they are pruned.</summary>
    /// <exception cref="FormatException">The continuation is none that this list hands out.</exception>
    Task<Page<TrackedChange>> ListAsync(DateTimeOffset from, DateTimeOffset to, int top, string? continuation, CancellationToken cancellationToken);

    /// <summary>Makes done and set-aside changes pending again, as if they had never been tried. Pending and unknown ones stay as they are.</summary>
    /// <returns>How many were made pending.</returns>
    Task<int> RequeueAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken);

    /// <summary>Forgets done changes received before a time, the first received first: their keys no longer guard against a duplicate.</summary>
    /// <returns>How many; less than <paramref name="max"/> when no more are left.</returns>
    Task<int> PruneAsync(DateTimeOffset receivedBefore, int max, CancellationToken cancellationToken);
}

/// <summary>A change with what became of it.</summary>
/// <param name="Error">Of the last failed attempt; null when there was none.</param>
public sealed record TrackedChange(Change Change, ChangeState State, string? Error);

public enum ChangeState
{
    Pending,
    Done,
    SetAside,
}

/// <summary>A change that failed too often, with the last error.</summary>
public sealed record SetAsideChange(Change Change, string Error);
