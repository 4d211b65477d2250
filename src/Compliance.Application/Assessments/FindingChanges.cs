using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Application.Assessments;

/// <summary>Decides what a judgement changes in a stored finding and which alerts are owed for it (design 4.8, points 5, 6 and 8). Pure.</summary>
internal sealed class FindingChanges(AssessmentContext context, AlertOptions alerts, DateTimeOffset now)
{
    /// <summary>The findings that an assessment speaks of: those it found, and open ones whose resource it judged whole or knows to be gone.</summary>
    public static List<FindingKey> Undecided(AssessmentContext context, IEnumerable<FindingKey> found, IEnumerable<StoredFinding> open) =>
        [.. found.Concat(open.Where(stored => IsJudged(stored, context)).Select(stored => stored.Key)).Distinct()];

    /// <param name="found">What was found now; null when it was not.</param>
    /// <param name="stored">What is stored; null when nothing is.</param>
    /// <returns>Null when nothing is to be written.</returns>
    public FindingWrite? Of(Finding? found, StoredFinding? stored) =>
        found is not null ? OfFound(found, stored)
        : stored is { Workflow: not WorkflowState.Resolved } ? OfMissing(stored)
        : null;

    private static bool IsJudged(StoredFinding stored, AssessmentContext context) =>
        context.IsWhole(stored.ResourceId)
        && (context.IsDeleted(stored.ResourceId) || context.Assessment.StateOf(stored.RuleId, stored.ResourceId) is not null || IsOutOfUse(stored.ResourceId, context));

    // What no chain leads to any more is not judged: its rules no longer apply. Unless something was not read that might lead to it.
    private static bool IsOutOfUse(ResourceId id, AssessmentContext context) =>
        context.Assessment.IsComplete && (context.Assessment.Topology.Estate.Find(id) is not null || context.WasInUse(id));

    private FindingWrite? OfFound(Finding found, StoredFinding? stored)
    {
        // A judgement never replaces one that rests on newer reads.
        if (stored is not null && stored.ReadAt > context.ReadAt)
        {
            return null;
        }

        var judged = Judged(found, stored);
        return stored switch
        {
            null => Opened(judged, Transition.Opened, found.AffectedClusters),
            { Workflow: WorkflowState.Resolved } => Opened(Reopened(judged, stored), Transition.Reopened, found.AffectedClusters),
            _ when !IsSame(judged, stored) => Changed(judged with { LastChangedAt = now }, stored, MembersIfChanged(found, judged, stored)),
            // What was stale is known again, and is as it was.
            { LastJudged: not ComplianceState.NonCompliant } => new FindingWrite { Finding = judged },
            _ => null,
        };
    }

    private FindingWrite? OfMissing(StoredFinding stored)
    {
        if (stored.ReadAt > context.ReadAt)
        {
            return null;
        }

        if (context.IsDeleted(stored.ResourceId))
        {
            return Resolved(stored, ResolvedReason.ResourceDeleted);
        }

        return context.Assessment.StateOf(stored.RuleId, stored.ResourceId) switch
        {
            ComplianceState.Unknown => Stale(stored),
            ComplianceState.Compliant => Resolved(stored, ResolvedReason.Repaired),
            _ => Resolved(stored, ResolvedReason.NotApplicable),
        };
    }

    private StoredFinding Judged(Finding found, StoredFinding? stored) => new()
    {
        Key = found.Key,
        RuleId = found.Rule.Id,
        Title = found.Rule.Title,
        ResourceId = found.ResourceId,
        Severity = found.Severity,
        Message = found.Message,
        Evidence = [.. found.Evidence.Select(fact => new StoredEvidence(fact.ResourceId, fact.Property, fact.Actual, fact.Expected, context.ReadAt))],
        Workflow = found.IsExempted ? WorkflowState.Suppressed : stored?.Workflow is WorkflowState.Notified ? WorkflowState.Notified : WorkflowState.New,
        IsExempted = found.IsExempted,
        AffectedCount = found.AffectedClusters.Length,
        AffectedDigest = DigestOf(found.AffectedClusters),
        FirstSeenAt = stored?.FirstSeenAt ?? now,
        LastChangedAt = stored?.LastChangedAt ?? now,
        Occurrences = stored?.Occurrences ?? 1,
        ReadAt = context.ReadAt,
        Ledger = stored is { Workflow: not WorkflowState.Resolved } ? stored.Ledger : context.LedgerOf(found.ResourceId) with { Stored = now },
        Owed = stored?.Owed ?? [],
        Version = stored?.Version,
    };

    private StoredFinding Reopened(StoredFinding judged, StoredFinding stored) =>
        judged with { LastChangedAt = now, Occurrences = stored.Occurrences + 1 };

    private FindingWrite Opened(StoredFinding finding, Transition transition, ImmutableArray<ResourceId> members) =>
        Write(finding, transition, members, withdrawn: [], IsTellable(finding) ? Owe(finding, transition) : null);

    private FindingWrite Changed(StoredFinding finding, StoredFinding stored, ImmutableArray<ResourceId>? members)
    {
        if (finding.IsExempted)
        {
            return Write(finding, Transition.Changed, members, [.. finding.Owed.Where(IsNotOnItsWay)], alert: null);
        }

        var isWorse = finding.Severity > stored.Severity || stored.IsExempted;
        if (!isWorse || !IsTellable(finding))
        {
            return Write(finding, Transition.Changed, members, withdrawn: [], alert: null);
        }

        // An opening that still waits will tell how bad it is by then. What has become critical must not wait.
        var waiting = finding.Owed.LastOrDefault(entry => entry.Transition is not Transition.Resolved);
        return waiting is null ? Write(finding, Transition.Changed, members, withdrawn: [], Owe(finding, Transition.Changed))
            : finding.Severity is Severity.Critical && IsUnripe(waiting) ? Write(finding, Transition.Changed, members, [waiting], Owe(finding, waiting.Transition), isCollapse: false)
            : Write(finding, Transition.Changed, members, withdrawn: [], alert: null);
    }

    private FindingWrite? Stale(StoredFinding stored)
    {
        var reason = context.Assessment.Unknowns.FirstOrDefault(unknown => unknown.Rule.Id == stored.RuleId && unknown.Resources.Contains(stored.ResourceId))?.Reason;
        return stored.LastJudged is ComplianceState.Unknown && stored.UnknownReason == reason ? null : new FindingWrite
        {
            // Unknown neither closes nor alerts: the finding stays, and says that it is stale.
            Finding = stored with
            {
                LastJudged = ComplianceState.Unknown,
                UnknownReason = reason,
                StaleSince = stored.StaleSince ?? now,
                ReadAt = context.ReadAt,
            },
        };
    }

    private FindingWrite Resolved(StoredFinding stored, ResolvedReason reason)
    {
        // Undone before it was due: neither the beginning nor the end is told.
        var undone = stored.Owed.Where(IsUnripe).ToImmutableArray();
        var finding = stored with
        {
            Workflow = WorkflowState.Resolved,
            LastJudged = ComplianceState.Compliant,
            UnknownReason = null,
            StaleSince = null,
            ResolvedAt = now,
            ResolvedReason = reason,
            LastChangedAt = now,
            ReadAt = context.ReadAt,
        };
        var isTold = stored.Ledger.Alerted is not null || stored.Owed.RemoveRange(undone) is [.., { Transition: not Transition.Resolved }];
        return Write(finding, Transition.Resolved, members: null, undone, isTold && !finding.IsExempted ? Owe(finding, Transition.Resolved) : null);
    }

    private FindingWrite Write(
        StoredFinding finding,
        Transition transition,
        ImmutableArray<ResourceId>? members,
        ImmutableArray<OutboxEntry> withdrawn,
        OutboxEntry? alert,
        bool isCollapse = true) => new()
        {
            Finding = finding with { Owed = alert is null ? finding.Owed.RemoveRange(withdrawn) : finding.Owed.RemoveRange(withdrawn).Add(alert) },
            Members = members,
            History =
            [
                Step(finding, transition, finding.ResolvedReason?.ToString()),
                .. isCollapse ? withdrawn.Select(entry => Step(finding, Transition.Collapsed, entry.Transition.ToString())) : [],
            ],
            Alert = alert,
            Withdrawn = withdrawn,
        };

    private HistoryEntry Step(StoredFinding finding, Transition transition, string? detail) =>
        new(finding.Key, now, transition, finding.Severity, finding.AffectedCount, detail);

    private OutboxEntry Owe(StoredFinding finding, Transition transition) =>
        new($"{finding.Key}:{finding.Occurrences}:{transition}:{now.UtcTicks}", finding.Key, transition, now, now + SettleOf(finding, transition));

    private TimeSpan SettleOf(StoredFinding finding, Transition transition) =>
        finding.Severity is Severity.Critical || transition is Transition.Resolved ? TimeSpan.Zero : alerts.Settle;

    private bool IsTellable(StoredFinding finding) => !finding.IsExempted && finding.Severity >= alerts.MinimumSeverity;

    private bool IsUnripe(OutboxEntry entry) => IsNotOnItsWay(entry) && entry.DueAt > now;

    private static bool IsNotOnItsWay(OutboxEntry entry) => !entry.IsClaimed;

    private static ImmutableArray<ResourceId>? MembersIfChanged(Finding found, StoredFinding judged, StoredFinding stored) =>
        judged.AffectedDigest == stored.AffectedDigest ? null : found.AffectedClusters;

    private static bool IsSame(StoredFinding judged, StoredFinding stored) =>
        judged.Severity == stored.Severity
        && judged.AffectedDigest == stored.AffectedDigest
        && judged.IsExempted == stored.IsExempted
        && judged.Message == stored.Message
        && judged.Evidence.Select(Fact).SequenceEqual(stored.Evidence.Select(Fact));

    // When a fact was read is no difference.
    private static (ResourceId, string, string?, string?) Fact(StoredEvidence evidence) =>
        (evidence.ResourceId, evidence.Property, evidence.Actual, evidence.Expected);

    public static string DigestOf(ImmutableArray<ResourceId> clusters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', clusters.Select(cluster => cluster.Lower)))));
}
