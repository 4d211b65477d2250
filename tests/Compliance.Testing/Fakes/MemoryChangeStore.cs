using System.Globalization;
using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Stores;

namespace Compliance.Testing.Fakes;

/// <summary>Changes in memory.</summary>
public sealed class MemoryChangeStore : MemoryStore, IChangeStore
{
    private readonly Dictionary<string, Entry> _entries = [];

    public Task<int> AddAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) =>
        Run(() => changes.Count(change => _entries.TryAdd(change.Key, new Entry(change, ChangeState.Pending, change.ReceivedAt, null))));

    public Task<IReadOnlyList<Change>> ListPendingAsync(int max, CancellationToken cancellationToken) => Run<IReadOnlyList<Change>>(
        () => [.. In(ChangeState.Pending).Select(entry => entry.Change).OrderBy(change => change.ReceivedAt).Take(max)]);

    public Task<IReadOnlyList<Change>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken) => Run<IReadOnlyList<Change>>(
        () => [.. In(ChangeState.Pending).Where(entry => entry.DueAt <= at).Select(entry => entry.Change).OrderBy(change => change.ReceivedAt).Take(max)]);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        Run(() => In(ChangeState.Pending).Select(entry => (DateTimeOffset?)entry.DueAt).Min());

    public Task PostponeAsync(IReadOnlyCollection<Change> changes, DateTimeOffset until, CancellationToken cancellationToken) =>
        Run(() => Replace(changes, entry => entry.State is ChangeState.Pending ? entry with { DueAt = until } : entry));

    public Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) =>
        Run(() => Replace(changes, entry => entry with { State = ChangeState.Done }));

    public Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, DateTimeOffset retryAt, CancellationToken cancellationToken) => Run(() => Replace(
        changes,
        entry => new Entry(
            entry.Change with { Attempts = entry.Change.Attempts + 1 },
            entry.Change.Attempts + 1 >= setAsideAfter ? ChangeState.SetAside : entry.State,
            retryAt,
            error)));

    public Task<IReadOnlyList<SetAsideChange>> ListSetAsideAsync(int max, CancellationToken cancellationToken) => Run<IReadOnlyList<SetAsideChange>>(
        () => [.. In(ChangeState.SetAside).Select(entry => new SetAsideChange(entry.Change, entry.Error ?? "")).Take(max)]);

    public Task<Page<TrackedChange>> ListAsync(DateTimeOffset from, DateTimeOffset to, int top, string? continuation, CancellationToken cancellationToken) => Run(() =>
    {
        var skip = Continuation.Read(continuation) is { } position ? int.Parse(position, CultureInfo.InvariantCulture) : 0;
        var rest = _entries.Values.Where(entry => entry.Change.ReceivedAt >= from && entry.Change.ReceivedAt < to).OrderBy(entry => entry.Change.ReceivedAt).Skip(skip).ToList();
        return new Page<TrackedChange>(
            [.. rest.Take(top).Select(entry => new TrackedChange(entry.Change, entry.State, entry.Error))],
            rest.Count > top ? Continuation.After($"{skip + top}") : null);
    });

    public Task<int> RequeueAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) => Run(() =>
    {
        var known = changes.Where(change => _entries.GetValueOrDefault(change.Key) is { State: not ChangeState.Pending }).ToList();
        Replace(known, entry => new Entry(entry.Change with { Attempts = 0 }, ChangeState.Pending, entry.Change.ReceivedAt, null));
        return known.Count;
    });

    public Task<int> PruneAsync(DateTimeOffset receivedBefore, int max, CancellationToken cancellationToken) => Run(() =>
    {
        var old = In(ChangeState.Done).Where(entry => entry.Change.ReceivedAt < receivedBefore).Take(max).ToList();
        return old.Count(entry => _entries.Remove(entry.Change.Key));
    });

    private IEnumerable<Entry> In(ChangeState state) => _entries.Values.Where(entry => entry.State == state);

    private void Replace(IReadOnlyCollection<Change> changes, Func<Entry, Entry> next)
    {
        foreach (var key in changes.Select(change => change.Key).Where(_entries.ContainsKey))
        {
            _entries[key] = next(_entries[key]);
        }
    }

    private sealed record Entry(Change Change, ChangeState State, DateTimeOffset DueAt, string? Error);
}
