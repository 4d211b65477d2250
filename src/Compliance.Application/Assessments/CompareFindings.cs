using Compliance.Application.Alerts;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Domain.Declarations;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>Judges everything governed and says what a sweep would change in the stored findings. Writes nothing and needs no lease.</summary>
public sealed class CompareFindings(
    IEstateReader azure,
    ObservationLog observations,
    GovernedScope governed,
    Judge judge,
    DeclarationSet declarations,
    IFindingStore findings,
    IOptions<AlertOptions> alerts,
    TimeProvider time)
{
    public async Task<FindingComparison> CompareAsync(CancellationToken cancellationToken)
    {
        var read = await azure.ReadAsync(governed.ToScanScope(), cancellationToken);
        var estate = read.Estate.With(await observations.RecentAsync(cancellationToken));
        var assessment = judge.Assess(Topology.Link(estate, declarations, time.GetUtcNow()));
        var context = new AssessmentContext
        {
            Assessment = assessment,
            Kind = AssessmentKind.Sweep,
            ReadAt = estate.ReadAt,
            IsWhole = _ => true,
            IsDeleted = estate.IsMissing,
            LedgerOf = _ => new Ledger(),
        };
        var decide = new FindingWrites(context, findings, alerts.Value);
        var undecided = decide.Undecided(await findings.ListOpenAsync(cancellationToken));
        var stored = (await findings.FindManyAsync(undecided, cancellationToken)).ToDictionary(finding => finding.Key);
        var differences = (await decide.OfAsync(undecided, stored, time.GetUtcNow(), cancellationToken))
            .Where(write => !write.History.IsEmpty)
            .Select(write => new FindingDifference(write.History[0].Transition, write.Finding.Key, write.Finding.RuleId, write.Finding.Severity, write.Finding.ResourceId))
            .OrderByDescending(difference => difference.Severity)
            .ThenBy(difference => difference.RuleId)
            .ThenBy(difference => difference.ResourceId);
        return new FindingComparison([.. differences], assessment.IsComplete);
    }
}

/// <summary>What a sweep made now would change.</summary>
/// <param name="Differences">Worst first, then by rule and resource.</param>
/// <param name="IsComplete">Everything that decides could be read.</param>
public sealed record FindingComparison(IReadOnlyList<FindingDifference> Differences, bool IsComplete);

/// <param name="Transition">Opened, Reopened, Changed or Resolved.</param>
public sealed record FindingDifference(Transition Transition, FindingKey Key, RuleId RuleId, Severity Severity, ResourceId ResourceId);
