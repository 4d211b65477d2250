using System.Collections.Immutable;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Application.Findings;

/// <summary>
/// Findings, their history, their affected clusters and the alerts they owe, in 16 partitions by the key's hash. What
/// belongs to one finding is written in one transaction.
/// </summary>
public interface IFindingStore
{
    /// <summary>Shuts out every assessor with a smaller number, before the caller's first write.</summary>
    /// <exception cref="StaleLeaseException">A greater number stands already.</exception>
    Task RaiseFenceAsync(long number, CancellationToken cancellationToken);

    /// <summary>
    /// The assessor's write. Each element is written whole or not at all; one whose finding changed since it was read
    /// (<see cref="StoredFinding.Version"/>; null demands that there is none) is left out and returned.
    /// </summary>
    /// <returns>The keys that were not written because somebody else changed them: read again, decide again.</returns>
    /// <exception cref="StaleLeaseException">A newer assessor has raised the fence: stop.</exception>
    Task<IReadOnlyList<FindingKey>> WriteAsync(IReadOnlyCollection<FindingWrite> writes, long fence, CancellationToken cancellationToken);

    Task<StoredFinding?> FindAsync(FindingKey key, CancellationToken cancellationToken);

    /// <summary>Those of the keys that there is a finding of, in no order.</summary>
    Task<IReadOnlyList<StoredFinding>> FindManyAsync(IReadOnlyCollection<FindingKey> keys, CancellationToken cancellationToken);

    /// <summary>Every finding whose record is active and which is not resolved, in no order.</summary>
    Task<IReadOnlyList<StoredFinding>> ListOpenAsync(CancellationToken cancellationToken);

    /// <summary>A page in the one order: severity (worst first), last change (latest first), key.</summary>
    /// <exception cref="FormatException">The continuation is none that a list hands out.</exception>
    Task<Page<StoredFinding>> ListAsync(FindingFilter filter, int top, string? continuation, CancellationToken cancellationToken);

    /// <summary>The affected clusters in ordinal order of their ids; empty for an unknown key.</summary>
    Task<ImmutableArray<ResourceId>> MembersAsync(FindingKey key, CancellationToken cancellationToken);

    /// <summary>Oldest first; empty for an unknown key.</summary>
    Task<IReadOnlyList<HistoryEntry>> HistoryAsync(FindingKey key, CancellationToken cancellationToken);

    /// <summary>Alerts owed and due at a time, by due time.</summary>
    Task<IReadOnlyList<OutboxEntry>> ListDueAsync(DateTimeOffset at, int max, CancellationToken cancellationToken);

    /// <summary>The due time of the next alert owed; null when none is.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Removes an alert that was delivered or collapsed, with the finding's update in the same transaction. Removing one
    /// that is gone is no error. Leaves the fence alone.
    /// </summary>
    /// <param name="update">The finding as it should now be; null when it need not change.</param>
    /// <returns>False when the finding changed since it was read: read again.</returns>
    Task<bool> SettleAsync(OutboxEntry entry, StoredFinding? update, HistoryEntry? history, CancellationToken cancellationToken);

    /// <summary>Changes a finding's own row and nothing else of it. Leaves the fence alone: it is not the assessor who does this.</summary>
    /// <returns>False when the finding changed since it was read: read again.</returns>
    Task<bool> UpdateAsync(StoredFinding update, CancellationToken cancellationToken);

    /// <summary>Open findings by severity (exempted ones apart).</summary>
    Task<FindingCounts> CountAsync(CancellationToken cancellationToken);
}

/// <summary>One finding's change, written as one transaction.</summary>
public sealed record FindingWrite
{
    public required StoredFinding Finding { get; init; }

    /// <summary>The affected clusters; null leaves the stored list as it is.</summary>
    public ImmutableArray<ResourceId>? Members { get; init; }

    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    public OutboxEntry? Alert { get; init; }

    /// <summary>Alerts of this finding that are not owed any more.</summary>
    public ImmutableArray<OutboxEntry> Withdrawn { get; init; } = [];
}

/// <summary>Every part narrows; null does not.</summary>
public sealed record FindingFilter
{
    public RecordState? Record { get; init; }

    public WorkflowState? State { get; init; }

    public Severity? Severity { get; init; }

    public RuleId? Rule { get; init; }

    /// <summary>Findings that affect this cluster.</summary>
    public ResourceId? Cluster { get; init; }

    /// <summary>Findings on resources of this subscription.</summary>
    public string? Subscription { get; init; }

    /// <summary>Prefix of the resource's name or of the rule id, without case.</summary>
    public string? Prefix { get; init; }
}

/// <summary>Open, not exempted findings by severity, and the exempted ones.</summary>
public sealed record FindingCounts(ImmutableDictionary<Severity, int> BySeverity, int Exempted);
