using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;

namespace Compliance.Testing.Contracts;

/// <summary>Findings as the assessor hands them to a store.</summary>
public static class AStoredFinding
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static StoredFinding Of(ResourceId resource, string rule = "ARC-PL-011", Severity severity = Severity.High, DateTimeOffset? changedAt = null) => new()
    {
        Key = FindingKey.Of(new RuleId(rule), resource),
        RuleId = new RuleId(rule),
        Title = "Scope must refuse public network access",
        ResourceId = resource,
        Severity = severity,
        Message = "Clusters of this scope may also connect over the internet.",
        AffectedDigest = "00",
        FirstSeenAt = changedAt ?? Noon,
        LastChangedAt = changedAt ?? Noon,
        ReadAt = changedAt ?? Noon,
    };

    public static StoredFinding Named(string name, string rule = "ARC-PL-011", Severity severity = Severity.High, DateTimeOffset? changedAt = null) =>
        Of(AnId.Scope(name), rule, severity, changedAt);

    /// <summary>One whose key lies in a partition.</summary>
    public static StoredFinding In(char partition) =>
        Enumerable.Range(0, int.MaxValue).Select(number => Named($"pls-{number}")).First(finding => finding.Key.Partition == partition);

    /// <summary>One in each partition.</summary>
    public static IReadOnlyList<StoredFinding> InEveryPartition() => [.. "0123456789abcdef".Select(In)];

    public static FindingWrite Write(this StoredFinding finding) => new() { Finding = finding };

    public static HistoryEntry Step(this StoredFinding finding, Transition transition, DateTimeOffset? at = null, string? detail = null) =>
        new(finding.Key, at ?? finding.LastChangedAt, transition, finding.Severity, finding.AffectedCount, detail);

    public static OutboxEntry Owes(this StoredFinding finding, string id, TimeSpan dueIn = default) =>
        new(id, finding.Key, Transition.Opened, finding.LastChangedAt, finding.LastChangedAt + dueIn);
}
