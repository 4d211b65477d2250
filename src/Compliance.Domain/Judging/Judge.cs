using System.Collections.Immutable;
using Compliance.Domain.Declarations;
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
    private static readonly Judgement StandsDown = Judgement.NotApplicable("The site answers private names on its own DNS server.");

    private readonly RuleCatalogue _catalogue;
    private readonly ImmutableArray<IRule<ClusterNode>> _clusterRules;
    private readonly ImmutableArray<Exemption> _exemptions;

    public Judge(RuleCatalogue catalogue, ImmutableArray<Exemption> exemptions)
    {
        _catalogue = catalogue;
        _clusterRules = [.. catalogue.Rules.OfType<IRule<ClusterNode>>()];
        _exemptions = exemptions;
    }

    public Assessment Assess(Topology topology)
    {
        var faults = new RuleFaults();
        var causes = new CauseLedger(IsExempted(topology));
        var shared = JudgeShared(topology, faults, causes);
        var verdicts = ImmutableArray.CreateBuilder<ClusterVerdict>(topology.Clusters.Count);
        foreach (var cluster in topology.Clusters)
        {
            var tally = shared[cluster.Group].Tally;
            foreach (var (rule, judgement) in JudgeCluster(cluster, topology, faults))
            {
                tally.Add(rule, judgement, causes.Add(rule, cluster.Id, judgement, cluster));
            }

            verdicts.Add(HopStates.Verdict(cluster, tally));
        }

        return new Assessment(this, topology, _catalogue, verdicts.MoveToImmutable(), causes, shared, faults);
    }

    /// <summary>Judges one cluster again, this time keeping its evidence: proofs are asked for far more rarely than verdicts.</summary>
    internal Proof Prove(ClusterNode cluster, Topology topology, GroupJudgements shared)
    {
        var proof = new ProofWriter(cluster, IsExempted(topology));
        foreach (var judgement in shared.Judgements)
        {
            proof.Add(judgement.Rule.Descriptor, judgement.Subject, judgement.Judgement);
        }

        foreach (var (rule, judgement) in JudgeCluster(cluster, topology, new RuleFaults()))
        {
            proof.Add(rule, cluster.Id, judgement);
        }

        return proof.Write();
    }

    internal ComplianceState? StateOfCluster(RuleId id, ClusterNode cluster, Topology topology) =>
        _clusterRules.FirstOrDefault(rule => rule.Descriptor.Id == id) is not { } found ? null
            : cluster.Cluster.IsProvisionedCluster ? ComplianceState.NotApplicable
            : new RuleFaults().Guard(found, cluster, topology).State;

    private Func<RuleId, ResourceId, bool> IsExempted(Topology topology) =>
        (rule, resource) => _exemptions.Any(exemption => exemption.Covers(rule, resource, topology.Now));

    private Dictionary<ClusterGroup, GroupJudgements> JudgeShared(Topology topology, RuleFaults faults, CauseLedger causes)
    {
        var judge = new SharedJudge(topology, faults);
        var byGroup = new Dictionary<ClusterGroup, GroupJudgements>();
        foreach (var group in topology.Groups)
        {
            var judgements = new GroupJudgements();
            var affected = group.Clusters.Where(cluster => !cluster.Cluster.IsProvisionedCluster).ToList();
            foreach (var judgement in _catalogue.Rules.SelectMany(rule => JudgeShared(rule, group, judge)))
            {
                judgements.Add(judgement, causes.Add(judgement.Rule.Descriptor, judgement.Subject, judgement.Judgement, affected));
            }

            byGroup.Add(group, judgements);
        }

        foreach (var judgement in _catalogue.Rules.SelectMany(rule => SubjectKind.All.SelectMany(kind => kind.JudgeAlone(rule, topology, judge))).ToList())
        {
            causes.Add(judgement.Rule.Descriptor, judgement.Subject, judgement.Judgement, []);
        }

        return byGroup;
    }

    private static IEnumerable<SharedJudgement> JudgeShared(IRule rule, ClusterGroup group, SharedJudge judge)
    {
        var judgements = SubjectKind.All.SelectMany(kind => kind.Judge(rule, group, judge));
        return rule.Descriptor.NeedsPrivateZones && group.Site.DnsMode is DnsMode.Manual
            ? judgements.Select(judgement => judgement with { Judgement = StandsDown })
            : judgements;
    }

    private IEnumerable<(RuleDescriptor Rule, Judgement Judgement)> JudgeCluster(ClusterNode cluster, Topology topology, RuleFaults faults) =>
        cluster.Cluster.IsProvisionedCluster ? [] : _clusterRules.Select(rule => (rule.Descriptor, faults.Guard(rule, cluster, topology)));
}
