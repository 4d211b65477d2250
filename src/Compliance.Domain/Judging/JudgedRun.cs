using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What one thread found out about a run of clusters, apart from what they share.</summary>
internal sealed record JudgedRun(CauseLedger Causes, RuleFaults Faults)
{
    /// <param name="verdicts">Takes the verdict of each cluster at the place of its number.</param>
    /// <param name="standings">The same, of how it stands to what it shares.</param>
    public static JudgedRun Of(
        Topology topology,
        ClusterJudge clusters,
        SharedJudgements shared,
        Func<RuleId, ResourceId, bool> isExempted,
        Span<ClusterVerdict> verdicts,
        Span<ClusterStanding> standings,
        int first,
        int end)
    {
        var run = new JudgedRun(new CauseLedger(topology.ClusterIds, isExempted), new RuleFaults());
        HopTally tally = default;
        ClusterNode? current = null;
        // One delegate for all clusters: it is called a dozen times for each of them.
        ClusterSink sink = (RuleDescriptor rule, ISubject subject, in Judgement judgement) =>
            tally.Add(rule, current!.Site, judgement, run.Causes.Add(rule, subject.Id, judgement, current));
        for (var number = first; number < end; number++)
        {
            current = topology.ClustersAsRead[number];
            var decision = clusters.Decide(current, run.Faults);
            var isDecided = decision.State is ComplianceState.Compliant;
            tally = shared.TallyOf(current, isDecided);
            clusters.Judge(current, decision, run.Faults, sink);
            verdicts[current.Index] = HopStates.Verdict(current, tally);
            standings[current.Index] = current.Cluster.IsProvisionedCluster ? ClusterStanding.Unconcerned : isDecided ? ClusterStanding.Decided : ClusterStanding.Concerned;
        }

        return run;
    }
}
