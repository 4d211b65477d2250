using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Application.Assessments;

/// <summary>Decides what a judgement changes in a stored finding (design 4.8, points 5 and 8). Pure.</summary>
internal sealed class FindingChanges(AssessmentContext context, AlertOptions alerts, DateTimeOffset now)
{
    /// <returns>Null when nothing is to be written.</returns>
    public FindingWrite? Of(Finding found, StoredFinding? stored)
    {
        // A judgement never replaces one that rests on newer reads.
        if (stored is not null && stored.ReadAt > context.ReadAt)
        {
            return null;
        }

        var judged = Judged(found, stored);
        return stored switch
        {
            null => Write(judged, Transition.Opened, found.AffectedClusters, owesAlert: true),
            { Workflow: WorkflowState.Resolved } => Write(Reopened(judged, stored), Transition.Reopened, found.AffectedClusters, owesAlert: true),
            _ when IsSame(judged, stored) => null,
            _ => Write(judged with { LastChangedAt = now }, Transition.Changed, MembersIfChanged(found, judged, stored), owesAlert: judged.Severity > stored.Severity),
        };
    }

    /// <summary>What becomes of an open finding that is not among those found now.</summary>
    /// <param name="state">What the rule says of its resource; null when it was not judged.</param>
    public FindingWrite? OfMissing(StoredFinding stored, ComplianceState? state)
    {
        if (stored.ReadAt > context.ReadAt)
        {
            return null;
        }

        if (context.IsDeleted(stored.ResourceId))
        {
            return Resolve(stored, ResolvedReason.ResourceDeleted);
        }

        return state switch
        {
            ComplianceState.Unknown => stored.LastJudged is ComplianceState.Unknown ? null : new FindingWrite
            {
                // Unknown neither closes nor alerts: the finding stays, and says that it is stale.
                Finding = stored with { LastJudged = ComplianceState.Unknown, StaleSince = now, ReadAt = context.ReadAt },
            },
            ComplianceState.Compliant => Resolve(stored, ResolvedReason.Repaired),
            _ => Resolve(stored, ResolvedReason.NotApplicable),
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
        Version = stored?.Version,
    };

    private StoredFinding Reopened(StoredFinding judged, StoredFinding stored) =>
        judged with { LastChangedAt = now, Occurrences = stored.Occurrences + 1 };

    private FindingWrite Resolve(StoredFinding stored, ResolvedReason reason) => Write(
        stored with
        {
            Workflow = WorkflowState.Resolved,
            LastJudged = ComplianceState.Compliant,
            StaleSince = null,
            ResolvedAt = now,
            ResolvedReason = reason,
            LastChangedAt = now,
            ReadAt = context.ReadAt,
        },
        Transition.Resolved,
        members: null,
        owesAlert: true);

    private FindingWrite Write(StoredFinding finding, Transition transition, ImmutableArray<ResourceId>? members, bool owesAlert) => new()
    {
        Finding = finding,
        Members = members,
        History = [new HistoryEntry(finding.Key, now, transition, finding.Severity, finding.AffectedCount, finding.ResolvedReason?.ToString())],
        Alert = owesAlert && !finding.IsExempted && finding.Severity >= alerts.MinimumSeverity
            ? new OutboxEntry($"{finding.Key}:{finding.Occurrences}:{transition}:{now.UtcTicks}", finding.Key, transition, now, now + SettleOf(finding, transition))
            : null,
    };

    // A resolution is told at once: if its opening was never told, the delivery collapses both.
    private TimeSpan SettleOf(StoredFinding finding, Transition transition) =>
        finding.Severity is Severity.Critical || transition is Transition.Resolved ? TimeSpan.Zero : alerts.Settle;

    private static ImmutableArray<ResourceId>? MembersIfChanged(Finding found, StoredFinding judged, StoredFinding stored) =>
        judged.AffectedDigest == stored.AffectedDigest ? null : found.AffectedClusters;

    private static bool IsSame(StoredFinding judged, StoredFinding stored) =>
        judged.Severity == stored.Severity
        && judged.AffectedDigest == stored.AffectedDigest
        && judged.IsExempted == stored.IsExempted
        && judged.Message == stored.Message
        && stored.LastJudged is ComplianceState.NonCompliant
        && judged.Evidence.Select(Fact).SequenceEqual(stored.Evidence.Select(Fact));

    // When a fact was read is no difference.
    private static (ResourceId, string, string?, string?) Fact(StoredEvidence evidence) =>
        (evidence.ResourceId, evidence.Property, evidence.Actual, evidence.Expected);

    private static string DigestOf(ImmutableArray<ResourceId> clusters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', clusters.Select(cluster => cluster.Lower)))));
}
