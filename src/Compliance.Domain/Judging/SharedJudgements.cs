using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What clusters share, judged once: by group for the chain, by subscription for what a cluster's own one decides.</summary>
internal sealed class SharedJudgements
{
    private static readonly Judgement StandsDown = Judgement.NotApplicable("The site answers private names on its own DNS server.");

    private readonly RuleCatalogue _catalogue;
    private readonly Topology _topology;
    private readonly RuleFaults _faults;
    private readonly CauseLedger _causes;
    private readonly Dictionary<ClusterGroup, GroupJudgements> _byGroup = [];
    private readonly Dictionary<SubscriptionNode, GroupJudgements> _bySubscription = [];

    /// <param name="clusters">Says which clusters' own connections decide what is open.</param>
    public SharedJudgements(RuleCatalogue catalogue, Topology topology, RuleFaults faults, CauseLedger causes, ClusterJudge clusters)
    {
        _catalogue = catalogue;
        _topology = topology;
        _faults = faults;
        _causes = causes;
        Clusters = clusters;
        var judge = new SharedJudge(topology, faults);
        foreach (var group in topology.Groups)
        {
            _byGroup.Add(group, Collect(group.Site, group.Clusters, _catalogue.Rules.SelectMany(rule => JudgeGroup(rule, group, judge))));
        }

        // A subscription with clusters that private link is not for has nothing to be judged for.
        foreach (var subscription in topology.Subscriptions.Where(subscription => subscription.Clusters.Any(cluster => !cluster.Cluster.IsProvisionedCluster)))
        {
            _bySubscription.Add(
                subscription,
                Collect(Site.Default, subscription.Clusters, _catalogue.Rules.SelectMany(rule => SubjectKind.All.SelectMany(kind => kind.JudgeIn(rule, subscription, judge)))));
        }

        foreach (var judgement in _catalogue.Rules.SelectMany(rule => SubjectKind.All.SelectMany(kind => kind.JudgeAlone(rule, topology, judge))).ToList())
        {
            causes.Add(judgement.Rule.Descriptor, judgement.Subject, judgement.Judgement, new ClusterSet(topology.Clusters));
        }
    }

    /// <summary>Judges what clusters do not share.</summary>
    public ClusterJudge Clusters { get; }

    public HopTally TallyOf(ClusterNode cluster)
    {
        var tally = _byGroup[cluster.Group].Tally(Clusters.IsDecided(cluster));
        if (_bySubscription.TryGetValue(cluster.Subscription, out var own))
        {
            tally.Add(own.Tally(isDecided: false));
        }

        return tally;
    }

    public IEnumerable<SharedJudgement> Of(ClusterNode cluster)
    {
        var shared = _byGroup[cluster.Group].Judgements.Concat(_bySubscription.TryGetValue(cluster.Subscription, out var own) ? own.Judgements : []);
        return Clusters.IsDecided(cluster)
            ? shared.Select(judgement => judgement.IsDecidable ? judgement with { Judgement = Clusters.DecisionOn(cluster) } : judgement)
            : shared;
    }

    private static IEnumerable<SharedJudgement> JudgeGroup(IRule rule, ClusterGroup group, SharedJudge judge)
    {
        var judgements = SubjectKind.All.SelectMany(kind => kind.Judge(rule, group, judge));
        return rule.Descriptor.NeedsPrivateZones && group.Site.DnsMode is DnsMode.Manual
            ? judgements.Select(judgement => judgement with { Judgement = StandsDown })
            : judgements;
    }

    private GroupJudgements Collect(Site site, IReadOnlyList<ClusterNode> clusters, IEnumerable<SharedJudgement> judgements)
    {
        var collected = new GroupJudgements(site);
        var affected = new ClusterSet(_topology.Clusters);
        var undecided = new ClusterSet(_topology.Clusters);
        foreach (var cluster in clusters.Where(cluster => !cluster.Cluster.IsProvisionedCluster))
        {
            affected.Add(cluster);
            if (!Clusters.IsDecided(cluster))
            {
                undecided.Add(cluster);
            }
        }

        foreach (var judgement in judgements)
        {
            collected.Add(judgement, Note(judgement, affected, undecided));
        }

        return collected;
    }

    private bool Note(SharedJudgement judgement, ClusterSet affected, ClusterSet undecided)
    {
        var rule = judgement.Rule.Descriptor;
        return !judgement.IsDecidable ? _causes.Add(rule, judgement.Subject, judgement.Judgement, affected)
            : undecided.IsEmpty && !affected.IsEmpty ? _causes.Add(rule, judgement.Subject, Judgement.Compliant(), affected)
            : _causes.Add(rule, judgement.Subject, judgement.Judgement, undecided);
    }
}
