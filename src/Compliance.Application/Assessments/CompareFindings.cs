using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Application.Assessments;

/// <summary>Judges everything governed and says what of it is stored otherwise. Writes nothing and needs no lease.</summary>
public sealed class CompareFindings(
    IEstateReader azure,
    ObservationLog observations,
    GovernedScope governed,
    Judge judge,
    DeclarationSet declarations,
    IFindingStore findings,
    TimeProvider time)
{
    public async Task<FindingComparison> CompareAsync(CancellationToken cancellationToken)
    {
        var read = await azure.ReadAsync(governed.ToScanScope(), cancellationToken);
        var estate = read.Estate.With(await observations.RecentAsync(cancellationToken));
        var assessment = judge.Assess(Topology.Link(estate, declarations, time.GetUtcNow()));
        var open = (await findings.ListOpenAsync(cancellationToken)).ToDictionary(finding => finding.Key);
        var found = assessment.Findings.ToDictionary(finding => finding.Key);
        var differences = found.Values.Select(finding => Of(finding, open.GetValueOrDefault(finding.Key))).OfType<FindingDifference>()
            .Concat(open.Values.Where(stored => !found.ContainsKey(stored.Key) && IsOver(stored, assessment, estate))
                .Select(stored => new FindingDifference(Transition.Resolved, stored.Key, stored.RuleId, stored.Severity, stored.ResourceId)))
            .OrderByDescending(difference => difference.Severity)
            .ThenBy(difference => difference.RuleId.Value, StringComparer.Ordinal)
            .ThenBy(difference => difference.ResourceId);
        return new FindingComparison([.. differences], assessment.IsComplete);
    }

    private static FindingDifference? Of(Finding found, StoredFinding? stored)
    {
        var transition = stored is null ? Transition.Opened
            : found.Severity != stored.Severity || found.AffectedClusters.Length != stored.AffectedCount || found.Message != stored.Message ? Transition.Changed
            : (Transition?)null;
        return transition is { } what ? new FindingDifference(what, found.Key, found.Rule.Id, found.Severity, found.ResourceId) : null;
    }

    // What is unknown, or was not judged, stays as it is stored.
    private static bool IsOver(StoredFinding stored, Assessment assessment, Estate estate) =>
        (ResourceType.Find(stored.ResourceId.TypeName) is { } type && estate.PresenceOf(stored.ResourceId, type) is Presence.Missing)
        || assessment.StateOf(stored.RuleId, stored.ResourceId) is ComplianceState.Compliant or ComplianceState.NotApplicable;
}

/// <summary>What a judgement made now would store.</summary>
/// <param name="Differences">Worst first, then by rule and resource.</param>
/// <param name="IsComplete">Everything that decides could be read.</param>
public sealed record FindingComparison(IReadOnlyList<FindingDifference> Differences, bool IsComplete);

/// <param name="Transition">Opened, Changed or Resolved.</param>
public sealed record FindingDifference(Transition Transition, FindingKey Key, RuleId RuleId, Severity Severity, ResourceId ResourceId);
