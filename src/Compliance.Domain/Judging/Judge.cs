using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>
/// Runs the rules over a topology, groups what fails by its cause and says for every cluster what is proven. What a group
/// of clusters shares is judged once for all of them.
/// </summary>
public sealed class Judge
{
    private readonly RuleCatalogue _catalogue;
    private readonly ClusterRules _clusterRules;

    public Judge(RuleCatalogue catalogue, ImmutableArray<Exemption> exemptions)
    {
        _catalogue = catalogue;
        _clusterRules = new ClusterRules(catalogue);
        Exemptions = exemptions;
    }

    public ImmutableArray<Exemption> Exemptions { get; }

    /// <summary>The most threads that judge a topology at once; 1 or more. The assessment is the same with any number.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <param name="isAbout">
    /// Whether what a resource is judged by matters, when only a part of an estate is: of scopes that it leaves out, and that have no
    /// clusters here, nothing is judged, nor are resources by themselves. Null for everything.
    /// </param>
    public Assessment Assess(Topology topology, Func<ResourceId, bool>? isAbout = null)
    {
        var faults = new RuleFaults();
        var isExempted = IsExempted(topology);
        var shared = new SharedJudgements(_catalogue, topology, faults, isExempted, isAbout ?? (_ => true));
        var clusters = new ClusterJudge(_clusterRules, topology);
        var verdicts = new ClusterVerdict[topology.Clusters.Count];
        var standings = new ClusterStanding[topology.Clusters.Count];
        var runs = ClusterRuns.Map(
            topology.Clusters.Count, Workers, (first, end) => JudgedRun.Of(topology, clusters, shared, isExempted, verdicts, standings, first, end));
        var causes = new CauseLedger(topology.ClusterIds, isExempted);
        shared.NoteIn(causes, standings);
        foreach (var run in runs)
        {
            causes.Add(run.Causes);
            faults.Add(run.Faults);
        }

        return new Assessment(this, topology, _catalogue, ImmutableCollectionsMarshal.AsImmutableArray(verdicts), causes, shared, faults);
    }

    /// <summary>Judges one cluster again, this time keeping its evidence: proofs are asked for far more rarely than verdicts.</summary>
    internal Proof Prove(ClusterNode cluster, Topology topology, SharedJudgements shared, RuleFaults faults)
    {
        var proof = new ProofWriter(cluster, IsExempted(topology));
        var clusters = new ClusterJudge(_clusterRules, topology);
        var decision = clusters.Decide(cluster, faults);
        foreach (var judgement in shared.Of(cluster, decision))
        {
            proof.Add(judgement.Rule.Descriptor, judgement.Subject, judgement.Judgement);
        }

        clusters.Judge(cluster, decision, faults, (RuleDescriptor rule, ISubject subject, in Judgement judgement) => proof.Add(rule, subject.Id, judgement));
        return proof.Write();
    }

    internal ComplianceState? StateOfCluster(RuleId id, ClusterNode cluster, Topology topology) =>
        _clusterRules.OfCluster.FirstOrDefault(pair => pair.Descriptor.Id == id).Rule is not { } found ? null
            : cluster.Cluster.IsProvisionedCluster ? ComplianceState.NotApplicable
            : new RuleFaults().Judge(found, cluster, topology).State;

    internal ComplianceState? StateOfOwned(RuleId id, OwnedNode owned, Topology topology)
    {
        foreach (var rule in _clusterRules.OfOwned)
        {
            if (rule.Descriptor.Id == id && rule.TryJudge(owned, topology, new RuleFaults(), out var judgement))
            {
                return owned.Cluster.Cluster.IsProvisionedCluster ? ComplianceState.NotApplicable : judgement.State;
            }
        }

        return null;
    }

    private Func<RuleId, ResourceId, bool> IsExempted(Topology topology) =>
        (rule, resource) => Exemptions.Any(exemption => exemption.Covers(rule, resource, topology.Now));
}
