using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>Judges clusters and what hangs on them, one at a time.</summary>
internal sealed class ClusterJudge
{
    private readonly ClusterRules _rules;
    private readonly Topology _topology;
    private readonly RuleFaults _faults;
    private readonly bool[] _isDecided;

    public ClusterJudge(ClusterRules rules, Topology topology, RuleFaults faults)
    {
        _rules = rules;
        _topology = topology;
        _faults = faults;
        _isDecided = new bool[topology.Clusters.Count];
        foreach (var cluster in topology.Clusters)
        {
            _isDecided[cluster.Index] = rules.Deciding is not null && Decide(cluster).State is ComplianceState.Compliant;
        }
    }

    /// <summary>True when the cluster's own connection proves what nothing else can tell.</summary>
    public bool IsDecided(ClusterNode cluster) => _isDecided[cluster.Index];

    /// <summary>The judgement that decides what is open for a cluster.</summary>
    public Judgement DecisionOn(ClusterNode cluster) => Decide(cluster);

    /// <summary>Every judgement on the cluster itself and on what hangs on it.</summary>
    public void Judge(ClusterNode cluster, ClusterSink sink)
    {
        if (cluster.Cluster.IsProvisionedCluster)
        {
            return;
        }

        foreach (var (descriptor, rule) in _rules.OfCluster)
        {
            sink(descriptor, cluster, _faults.Judge(rule, cluster, _topology));
        }

        for (var i = 0; i < cluster.Owned.Count; i++)
        {
            Judge(cluster.Owned[i], sink);
        }
    }

    private void Judge(OwnedNode owned, ClusterSink sink)
    {
        foreach (var rule in _rules.OfOwned)
        {
            if (rule.TryJudge(owned, _topology, _faults, out var judgement))
            {
                sink(rule.Descriptor, owned, judgement);
            }
        }
    }

    private Judgement Decide(ClusterNode cluster) =>
        cluster.Cluster.IsProvisionedCluster ? default : _faults.Judge(_rules.Deciding!, cluster, _topology);
}

/// <summary>Takes one judgement on a cluster, or on a resource that hangs on it.</summary>
internal delegate void ClusterSink(RuleDescriptor rule, ISubject subject, Judgement judgement);
