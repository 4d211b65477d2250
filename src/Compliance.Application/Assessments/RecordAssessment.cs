using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Signals;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Topologies;
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
    AlertMetrics alertMetrics,
    TimeProvider time,
    ILogger<RecordAssessment> logger)
{
    private const int ProofsAtOnce = 500;
    private const int ParallelLooks = 16;

    /// <param name="fence">The number of the lease this is done under.</param>
    /// <returns>What was written of findings.</returns>
    /// <exception cref="StaleLeaseException">Somebody else is the assessor now.</exception>
    public async Task<IReadOnlyList<FindingWrite>> RecordAsync(AssessmentContext context, long fence, CancellationToken cancellationToken)
    {
        foreach (var (rule, fault) in context.Assessment.RuleFaults)
        {
            metrics.Faulted(rule);
            LogRuleFailed(rule.Value, fault);
        }

        var written = await RecordFindingsAsync(context, fence, cancellationToken);
        await RecordProofsAsync(context, ClustersToProve(context, written), fence, cancellationToken);
        return [.. written.Select(one => one.Write)];
    }

    /// <returns>What was written, with the clusters that each finding affected before.</returns>
    private async Task<List<(FindingWrite Write, ImmutableArray<ResourceId> Before)>> RecordFindingsAsync(AssessmentContext context, long fence, CancellationToken cancellationToken)
    {
        var open = (context.Open ?? await findings.ListOpenAsync(cancellationToken)).ToDictionary(finding => finding.Key);
        var decide = new FindingWrites(context, findings, alerts.Value);
        var undecided = decide.Undecided(open.Values);
        var written = new List<(FindingWrite Write, ImmutableArray<ResourceId> Before)>();
        // Somebody else may change a finding between our read and our write (an exemption, a delivery): read it again.
        for (var round = 0; undecided.Count > 0; round++)
        {
            var unread = undecided.Where(key => round > 0 || !open.ContainsKey(key)).ToList();
            unread.ForEach(key => open.Remove(key));
            foreach (var stored in unread.Count == 0 ? [] : await findings.FindManyAsync(unread, cancellationToken))
            {
                open.Add(stored.Key, stored);
            }

            var writes = await decide.OfAsync(undecided, open, time.GetUtcNow(), cancellationToken);
            var before = context.Touched is null ? ImmutableDictionary<FindingKey, ImmutableArray<ResourceId>>.Empty : await MembersOfAsync(writes, cancellationToken);
            var conflicts = writes.Count == 0 ? [] : await findings.WriteAsync(writes, fence, cancellationToken);
            foreach (var write in writes.ExceptBy(conflicts, write => write.Finding.Key))
            {
                written.Add((write, before.GetValueOrDefault(write.Finding.Key, [])));
                metrics.Written(context.Kind, write, time.GetUtcNow());
                alertMetrics.Collapsed(write.History.Count(step => step.Transition is Transition.Collapsed));
            }

            await SignalAlertsAsync(writes, cancellationToken);
            undecided = conflicts;
        }

        return written;
    }

    private async Task SignalAlertsAsync(List<FindingWrite> writes, CancellationToken cancellationToken)
    {
        var due = writes.Select(write => write.Alert).OfType<OutboxEntry>().Select(alert => alert.DueAt).Distinct();
        foreach (var at in due)
        {
            var delay = at - time.GetUtcNow();
            await signals.SendAsync(SignalTarget.Alerts, delay > TimeSpan.Zero ? delay : TimeSpan.Zero, cancellationToken);
        }
    }

    /// <summary>The clusters that stored findings affect.</summary>
    private async Task<IReadOnlyDictionary<FindingKey, ImmutableArray<ResourceId>>> MembersOfAsync(IReadOnlyList<FindingWrite> writes, CancellationToken cancellationToken)
    {
        var members = new ConcurrentDictionary<FindingKey, ImmutableArray<ResourceId>>();
        await Parallel.ForEachAsync(
            writes.Where(write => write.Finding.Version is not null).Select(write => write.Finding.Key),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelLooks, CancellationToken = cancellationToken },
            async (key, token) => members[key] = await findings.MembersAsync(key, token));
        return members;
    }

    // To write a proof takes far longer than to judge it, and thousands may share a scope with the one that changed.
    private static IEnumerable<ClusterNode> ClustersToProve(AssessmentContext context, List<(FindingWrite Write, ImmutableArray<ResourceId> Before)> written)
    {
        var topology = context.Assessment.Topology;
        if (context.Touched is not { } touched)
        {
            return context.IsProvable is { } isProvable ? topology.Clusters.Where(cluster => isProvable(cluster.Id)) : topology.Clusters;
        }

        var changed = written.Select(one => one.Write.Finding).ToList();
        var affected = context.Assessment.Findings.IntersectBy(changed.Select(finding => finding.Key), finding => finding.Key).SelectMany(finding => finding.AffectedClusters)
            .Concat(written.SelectMany(one => one.Before))
            .Concat(changed.SelectMany(finding => finding.ResourceId.WithParent));
        return touched.Concat(affected).Distinct().Select(topology.FindCluster).OfType<ClusterNode>();
    }

    private async Task RecordProofsAsync(AssessmentContext context, IEnumerable<ClusterNode> touched, long fence, CancellationToken cancellationToken)
    {
        var (assessment, judgedAt) = (context.Assessment, time.GetUtcNow());
        foreach (var clusters in touched.Chunk(ProofsAtOnce))
        {
            var proven = clusters.Select(cluster => StoredProofs.Of(assessment.Prove(cluster), cluster, assessment.Topology.Estate, proofFormat, judgedAt)).ToArray();
            await Parallel.ForAsync(
                0,
                proven.Length,
                new ParallelOptions { MaxDegreeOfParallelism = ParallelLooks, CancellationToken = cancellationToken },
                async (number, token) => proven[number] = await WithLossAsync(proven[number], token));
            await proofs.WriteAsync(proven, context.Scopes, fence, cancellationToken);
        }
    }

    private async ValueTask<StoredProof> WithLossAsync(StoredProof proof, CancellationToken cancellationToken) =>
        proof.Verdict is Verdict.Unknown && await proofs.FindAsync(proof.ClusterId, cancellationToken) is { } last
            ? proof with { LostAt = last.Verdict is Verdict.Proven ? proof.JudgedAt : last.LostAt }
            : proof;

    [LoggerMessage(2001, LogLevel.Error, "Rule {Rule} failed; its judgements are Unknown")]
    private partial void LogRuleFailed(string rule, Exception exception);
}
