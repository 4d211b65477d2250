using System.Collections.Immutable;
using System.Globalization;
using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Testing.Fakes;

/// <summary>Findings in memory.</summary>
public sealed class MemoryFindingStore : MemoryStore, IFindingStore
{
    private readonly Dictionary<FindingKey, StoredFinding> _findings = [];
    private readonly Dictionary<FindingKey, ImmutableArray<ResourceId>> _members = [];
    private readonly List<HistoryEntry> _history = [];
    private readonly Dictionary<string, OutboxEntry> _outbox = [];
    private long _fence;
    private int _version;

    public Task RaiseFenceAsync(long number, CancellationToken cancellationToken) =>
        Run(() => _fence = number >= _fence ? number : throw new StaleLeaseException());

    public Task<IReadOnlyList<FindingKey>> WriteAsync(IReadOnlyCollection<FindingWrite> writes, long fence, CancellationToken cancellationToken) => Run<IReadOnlyList<FindingKey>>(() =>
    {
        if (fence < _fence)
        {
            throw new StaleLeaseException();
        }

        return [.. writes.Where(write => !TryWrite(write)).Select(write => write.Finding.Key)];
    });

    public Task<StoredFinding?> FindAsync(FindingKey key, CancellationToken cancellationToken) => Run(() => _findings.GetValueOrDefault(key));

    public Task<IReadOnlyList<StoredFinding>> FindManyAsync(IReadOnlyCollection<FindingKey> keys, CancellationToken cancellationToken) =>
        Run<IReadOnlyList<StoredFinding>>(() => [.. keys.Distinct().Where(_findings.ContainsKey).Select(key => _findings[key])]);

    public Task<IReadOnlyList<StoredFinding>> ListOpenAsync(CancellationToken cancellationToken) =>
        Run<IReadOnlyList<StoredFinding>>(() => [.. _findings.Values.Where(FindingOrder.IsOpen)]);

    public Task<Page<StoredFinding>> ListAsync(FindingFilter filter, int top, string? continuation, CancellationToken cancellationToken) => Run(() =>
    {
        var after = Continuation.Read(continuation) ?? "";
        var rest = _findings.Values
            .Where(finding => Matches(finding, filter) && string.CompareOrdinal(FindingOrder.PositionOf(finding), after) > 0)
            .OrderBy(FindingOrder.PositionOf, StringComparer.Ordinal)
            .ToList();
        return new Page<StoredFinding>([.. rest.Take(top)], rest.Count > top ? Continuation.After(FindingOrder.PositionOf(rest[top - 1])) : null);
    });

    public Task<ImmutableArray<ResourceId>> MembersAsync(FindingKey key, CancellationToken cancellationToken) => Run(() => _members.GetValueOrDefault(key, []));

    public Task<IReadOnlyList<HistoryEntry>> HistoryAsync(FindingKey key, CancellationToken cancellationToken) =>
        Run<IReadOnlyList<HistoryEntry>>(() => [.. _history.Where(entry => entry.Key == key)]);

    public Task<IReadOnlyList<OutboxEntry>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken) =>
        Run<IReadOnlyList<OutboxEntry>>(() => [.. _outbox.Values.Where(entry => entry.DueAt <= at).OrderBy(entry => entry.DueAt).Take(max)]);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        Run(() => _outbox.Values.Select(entry => (DateTimeOffset?)entry.DueAt).Min());

    public Task<bool> SettleAsync(OutboxEntry entry, StoredFinding? update, HistoryEntry? history, CancellationToken cancellationToken) => Run(() =>
        (update is null || TryPut(update)) && Settle(entry, history));

    public Task<bool> UpdateAsync(StoredFinding update, CancellationToken cancellationToken) => Run(() => TryPut(update));

    public Task<FindingCounts> CountAsync(CancellationToken cancellationToken) => Run(() =>
    {
        var open = _findings.Values.Where(FindingOrder.IsOpen).ToList();
        return new FindingCounts(
            open.Where(finding => !finding.IsExempted).CountBy(finding => finding.Severity).ToImmutableDictionary(),
            open.Count(finding => finding.IsExempted));
    });

    private bool TryWrite(FindingWrite write)
    {
        if (!TryPut(write.Finding))
        {
            return false;
        }

        _members[write.Finding.Key] = write.Members ?? _members.GetValueOrDefault(write.Finding.Key, []);
        _history.AddRange(write.History);
        foreach (var withdrawn in write.Withdrawn)
        {
            _outbox.Remove(withdrawn.Id);
        }

        if (write.Alert is { } alert)
        {
            _outbox[alert.Id] = alert;
        }

        return true;
    }

    private bool TryPut(StoredFinding finding)
    {
        if (_findings.GetValueOrDefault(finding.Key)?.Version != finding.Version)
        {
            return false;
        }

        _findings[finding.Key] = finding with { Version = (++_version).ToString(CultureInfo.InvariantCulture) };
        return true;
    }

    private bool Settle(OutboxEntry entry, HistoryEntry? history)
    {
        _outbox.Remove(entry.Id);
        if (history is not null)
        {
            _history.Add(history);
        }

        return true;
    }

    private bool Matches(StoredFinding finding, FindingFilter filter) =>
        (filter.Record is null || filter.Record == finding.Record)
        && (filter.State is null || filter.State == finding.Workflow)
        && (filter.Severity is null || filter.Severity == finding.Severity)
        && (filter.Rule is null || filter.Rule == finding.RuleId)
        && (filter.Cluster is not { } cluster || _members.GetValueOrDefault(finding.Key, []).Contains(cluster))
        && (filter.Subscription is null || finding.ResourceId.Subscription.Equals(filter.Subscription, StringComparison.OrdinalIgnoreCase))
        && (filter.Prefix is not { } prefix
            || finding.ResourceId.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            || finding.RuleId.Value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
