using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Signals;
using Compliance.Domain.Judging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Assessments;

/// <summary>Stores the differences an assessment makes: findings with their alerts, then the derived proofs.</summary>
public sealed partial class RecordAssessment(
    IFindingStore findings,
    IProofStore proofs,
    IProofFormat proofFormat,
    ISignals signals,
    IOptions<AlertOptions> alerts,
    AssessmentMetrics metrics,
    TimeProvider time,
    ILogger<RecordAssessment> logger)
{
    private const int ProofsAtOnce = 500;

    /// <param name="fence">The number of the lease this is done under.</param>
    /// <returns>How many findings were written.</returns>
    /// <exception cref="StaleLeaseException">Somebody else is the assessor now.</exception>
    public async Task<int> RecordAsync(AssessmentContext context, long fence, CancellationToken cancellationToken)
    {
        foreach (var (rule, fault) in context.Assessment.RuleFaults)
        {
            metrics.Faulted(rule);
            LogRuleFailed(rule.Value, fault);
        }

        var written = await RecordFindingsAsync(context, fence, cancellationToken);
        await RecordProofsAsync(context.Assessment, cancellationToken);
        return written;
    }

    private async Task<int> RecordFindingsAsync(AssessmentContext context, long fence, CancellationToken cancellationToken)
    {
        var open = (await findings.ListOpenAsync(cancellationToken)).ToDictionary(finding => finding.Key);
        var found = context.Assessment.Findings.Where(finding => context.IsWhole(finding.ResourceId)).ToDictionary(finding => finding.Key);
        var undecided = found.Keys.Concat(open.Values.Where(stored => IsJudged(stored, context)).Select(stored => stored.Key)).Distinct().ToList();
        var written = 0;
        // Somebody else may change a finding between our read and our write (an exemption, a delivery): read it again.
        for (var round = 0; undecided.Count > 0; round++)
        {
            var changes = new FindingChanges(context, alerts.Value, time.GetUtcNow());
            var writes = new List<FindingWrite>();
            foreach (var key in undecided)
            {
                var stored = round == 0 && open.TryGetValue(key, out var known) ? known : await findings.FindAsync(key, cancellationToken);
                var write = found.TryGetValue(key, out var finding) ? changes.Of(finding, stored)
                    : stored is { Workflow: not WorkflowState.Resolved } ? changes.OfMissing(stored, context.Assessment.StateOf(stored.RuleId, stored.ResourceId))
                    : null;
                if (write is not null)
                {
                    writes.Add(write);
                }
            }

            var conflicts = writes.Count == 0 ? [] : await findings.WriteAsync(writes, fence, cancellationToken);
            written += writes.Count - conflicts.Count;
            foreach (var write in writes.ExceptBy(conflicts, write => write.Finding.Key))
            {
                metrics.Written(context.Kind, write, time.GetUtcNow());
            }

            await SignalAlertsAsync(writes, cancellationToken);
            undecided = [.. conflicts];
        }

        return written;
    }

    // An open finding is decided anew when its resource was judged whole, or is known to be gone.
    private static bool IsJudged(StoredFinding stored, AssessmentContext context) =>
        context.IsWhole(stored.ResourceId)
        && (context.IsDeleted(stored.ResourceId) || context.Assessment.StateOf(stored.RuleId, stored.ResourceId) is not null);

    private async Task SignalAlertsAsync(List<FindingWrite> writes, CancellationToken cancellationToken)
    {
        var due = writes.Select(write => write.Alert).OfType<OutboxEntry>().Select(alert => alert.DueAt).Distinct();
        foreach (var at in due)
        {
            var delay = at - time.GetUtcNow();
            await signals.SendAsync(SignalTarget.Alerts, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task RecordProofsAsync(Assessment assessment, CancellationToken cancellationToken)
    {
        var judgedAt = time.GetUtcNow();
        foreach (var clusters in assessment.Topology.Clusters.Chunk(ProofsAtOnce))
        {
            await proofs.WriteAsync([.. clusters.Select(cluster => StoredProofs.Of(assessment.Prove(cluster), cluster, assessment.Topology.Estate, proofFormat, judgedAt))], cancellationToken);
        }
    }

    [LoggerMessage(2001, LogLevel.Error, "Rule {Rule} failed; its judgements are Unknown")]
    private partial void LogRuleFailed(string rule, Exception exception);
}
