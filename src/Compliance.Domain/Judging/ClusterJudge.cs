using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Judges clusters and what hangs on them, one at a time.</summary>
internal sealed class ClusterJudge(ClusterRules rules, Topology topology)
{
    /// <summary>The judgement that decides what is open for a cluster; not applicable where nothing does.</summary>
    public Judgement Decide(ClusterNode cluster, RuleFaults faults) =>
        rules.Deciding is null || cluster.Cluster.IsProvisionedCluster ? default : faults.Judge(rules.Deciding, cluster, topology);

    /// <summary>Every judgement on the cluster itself and on what hangs on it.</summary>
    /// <param name="decision">What <see cref="Decide"/> says of the cluster: it is made once.</param>
    public void Judge(ClusterNode cluster, in Judgement decision, RuleFaults faults, ClusterSink sink)
    {
        if (cluster.Cluster.IsProvisionedCluster)
        {
            return;
        }

        foreach (var (descriptor, rule) in rules.OfCluster)
        {
            sink(descriptor, cluster, rule == rules.Deciding ? decision : faults.Judge(rule, cluster, topology));
        }

        for (var i = 0; i < cluster.Owned.Count; i++)
        {
            Judge(cluster.Owned[i], faults, sink);
        }
    }

    private void Judge(OwnedNode owned, RuleFaults faults, ClusterSink sink)
    {
        foreach (var rule in rules.OfOwned)
        {
            if (rule.TryJudge(owned, topology, faults, out var judgement))
            {
                sink(rule.Descriptor, owned, judgement);
            }
        }
    }
}

/// <summary>Takes one judgement on a cluster, or on a resource that hangs on it.</summary>
internal delegate void ClusterSink(RuleDescriptor rule, ISubject subject, in Judgement judgement);
