using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What one thread found out about a run of clusters, apart from what they share.</summary>
/// <param name="Verdicts">In the order of the clusters.</param>
internal sealed record JudgedRun(ClusterVerdict[] Verdicts, CauseLedger Causes, RuleFaults Faults)
{
    public static JudgedRun Of(Topology topology, SharedJudgements shared, Func<RuleId, ResourceId, bool> isExempted, int first, int end)
    {
        var run = new JudgedRun(new ClusterVerdict[end - first], new CauseLedger(topology.Clusters, isExempted), new RuleFaults());
        HopTally tally = default;
        ClusterNode? current = null;
        // One delegate for all clusters: it is called a dozen times for each of them.
        ClusterSink sink = (rule, subject, judgement) => tally.Add(rule, current!.Site, judgement, run.Causes.Add(rule, subject.Id, judgement, current));
        for (var number = first; number < end; number++)
        {
            current = topology.Clusters[number];
            tally = shared.TallyOf(current);
            shared.Clusters.Judge(current, run.Faults, sink);
            run.Verdicts[number - first] = HopStates.Verdict(current, tally);
        }

        return run;
    }
}
