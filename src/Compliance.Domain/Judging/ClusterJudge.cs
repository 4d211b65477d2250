using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Judges clusters and what hangs on them, one at a time.</summary>
internal sealed class ClusterJudge
{
    private readonly ClusterRules _rules;
    private readonly Topology _topology;
    private readonly Judgement[] _decisions;

    /// <param name="faults">What deciding rules fail with.</param>
    /// <param name="workers">The most threads to judge with.</param>
    public ClusterJudge(ClusterRules rules, Topology topology, RuleFaults faults, int workers)
    {
        _rules = rules;
        _topology = topology;
        _decisions = new Judgement[topology.Clusters.Count];
        if (rules.Deciding is not null)
        {
            foreach (var ofRun in ClusterRuns.Map(topology.Clusters.Count, workers, DecideRun))
            {
                faults.Add(ofRun);
            }
        }
    }

    /// <summary>True when the cluster's own connection proves what nothing else can tell.</summary>
    public bool IsDecided(ClusterNode cluster) => DecisionOn(cluster).State is ComplianceState.Compliant;

    /// <summary>The judgement that decides what is open for a cluster; not applicable where nothing does.</summary>
    public Judgement DecisionOn(ClusterNode cluster) => _decisions[cluster.Index];

    /// <summary>Every judgement on the cluster itself and on what hangs on it.</summary>
    public void Judge(ClusterNode cluster, RuleFaults faults, ClusterSink sink)
    {
        if (cluster.Cluster.IsProvisionedCluster)
        {
            return;
        }

        foreach (var (descriptor, rule) in _rules.OfCluster)
        {
            sink(descriptor, cluster, rule == _rules.Deciding ? DecisionOn(cluster) : faults.Judge(rule, cluster, _topology));
        }

        for (var i = 0; i < cluster.Owned.Count; i++)
        {
            Judge(cluster.Owned[i], faults, sink);
        }
    }

    private void Judge(OwnedNode owned, RuleFaults faults, ClusterSink sink)
    {
        foreach (var rule in _rules.OfOwned)
        {
            if (rule.TryJudge(owned, _topology, faults, out var judgement))
            {
                sink(rule.Descriptor, owned, judgement);
            }
        }
    }

    private RuleFaults DecideRun(int first, int end)
    {
        var faults = new RuleFaults();
        for (var number = first; number < end; number++)
        {
            var cluster = _topology.Clusters[number];
            _decisions[number] = cluster.Cluster.IsProvisionedCluster ? default : faults.Judge(_rules.Deciding!, cluster, _topology);
        }

        return faults;
    }
}

/// <summary>Takes one judgement on a cluster, or on a resource that hangs on it.</summary>
internal delegate void ClusterSink(RuleDescriptor rule, ISubject subject, Judgement judgement);
