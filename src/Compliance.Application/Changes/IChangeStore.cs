namespace Compliance.Application.Changes;

/// <summary>Keeps changes from the moment they are accepted until their findings are stored.</summary>
public interface IChangeStore
{
    /// <summary>Durable when it returns. A change whose key was seen before, pending or done, is not added again.</summary>
    /// <returns>How many were new.</returns>
    Task<int> AddAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken);

    /// <summary>Pending changes in the order they were received; set-aside ones are not among them.</summary>
    Task<IReadOnlyList<Change>> ListPendingAsync(int max, CancellationToken cancellationToken);

    /// <summary>Marks changes done. Unknown keys are ignored: completing twice is completing once.</summary>
    Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken);

    /// <summary>Counts a failed attempt of each; after <paramref name="setAsideAfter"/> attempts a change is set aside.</summary>
    Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, CancellationToken cancellationToken);

    Task<IReadOnlyList<SetAsideChange>> ListSetAsideAsync(int max, CancellationToken cancellationToken);

    /// <summary>Forgets done changes received before a time: their keys no longer guard against a duplicate.</summary>
    Task PruneAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken);
}

/// <summary>A change that failed too often, with the last error.</summary>
public sealed record SetAsideChange(Change Change, string Error);
