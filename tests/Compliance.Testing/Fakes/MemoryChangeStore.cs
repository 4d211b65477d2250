using Compliance.Application.Changes;

namespace Compliance.Testing.Fakes;

/// <summary>Changes in memory.</summary>
public sealed class MemoryChangeStore : MemoryStore, IChangeStore
{
    private readonly Dictionary<string, Entry> _entries = [];

    public Task<int> AddAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) =>
        Run(() => changes.Count(change => _entries.TryAdd(change.Key, new Entry(change, State.Pending, change.ReceivedAt, null))));

    public Task<IReadOnlyList<Change>> ListPendingAsync(int max, CancellationToken cancellationToken) => Run<IReadOnlyList<Change>>(
        () => [.. In(State.Pending).Select(entry => entry.Change).OrderBy(change => change.ReceivedAt).Take(max)]);

    public Task<IReadOnlyList<Change>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken) => Run<IReadOnlyList<Change>>(
        () => [.. In(State.Pending).Where(entry => entry.DueAt <= at).Select(entry => entry.Change).OrderBy(change => change.ReceivedAt).Take(max)]);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        Run(() => In(State.Pending).Select(entry => (DateTimeOffset?)entry.DueAt).Min());

    public Task PostponeAsync(IReadOnlyCollection<Change> changes, DateTimeOffset until, CancellationToken cancellationToken) =>
        Run(() => Replace(changes, entry => entry.State is State.Pending ? entry with { DueAt = until } : entry));

    public Task CompleteAsync(IReadOnlyCollection<Change> changes, CancellationToken cancellationToken) =>
        Run(() => Replace(changes, entry => entry with { State = State.Done }));

    public Task FailAsync(IReadOnlyCollection<Change> changes, string error, int setAsideAfter, DateTimeOffset retryAt, CancellationToken cancellationToken) => Run(() => Replace(
        changes,
        entry => new Entry(
            entry.Change with { Attempts = entry.Change.Attempts + 1 },
            entry.Change.Attempts + 1 >= setAsideAfter ? State.SetAside : entry.State,
            retryAt,
            error)));

    public Task<IReadOnlyList<SetAsideChange>> ListSetAsideAsync(int max, CancellationToken cancellationToken) => Run<IReadOnlyList<SetAsideChange>>(
        () => [.. In(State.SetAside).Select(entry => new SetAsideChange(entry.Change, entry.Error ?? "")).Take(max)]);

    public Task PruneAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken) => Run(() =>
    {
        foreach (var old in In(State.Done).Where(entry => entry.Change.ReceivedAt < receivedBefore).ToList())
        {
            _entries.Remove(old.Change.Key);
        }
    });

    private IEnumerable<Entry> In(State state) => _entries.Values.Where(entry => entry.State == state);

    private void Replace(IReadOnlyCollection<Change> changes, Func<Entry, Entry> next)
    {
        foreach (var key in changes.Select(change => change.Key).Where(_entries.ContainsKey))
        {
            _entries[key] = next(_entries[key]);
        }
    }

    private enum State
    {
        Pending,
        Done,
        SetAside,
    }

    private sealed record Entry(Change Change, State State, DateTimeOffset DueAt, string? Error);
}
