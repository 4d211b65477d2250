using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>What clusters share, judged once: by group for the chain, by subscription for what a cluster's own one decides.</summary>
internal sealed class SharedJudgements
{
    private static readonly Judgement StandsDown = Judgement.NotApplicable("The site answers private names on its own DNS server.");

    private readonly Topology _topology;
    private readonly Dictionary<ClusterGroup, GroupJudgements> _byGroup = [];
    private readonly Dictionary<SubscriptionNode, GroupJudgements> _bySubscription = [];
    private readonly List<SharedJudgement> _alone;

    public SharedJudgements(RuleCatalogue catalogue, Topology topology, RuleFaults faults, Func<RuleId, ResourceId, bool> isExempted, Func<ResourceId, bool> isAbout)
    {
        _topology = topology;
        var judge = new SharedJudge(topology, faults);
        foreach (var group in topology.Groups.Where(group => group.Clusters.Count > 0 || group.Scope is null || isAbout(group.Scope.Id)))
        {
            _byGroup.Add(group, new GroupJudgements(group.Site, catalogue.Rules.SelectMany(rule => JudgeGroup(rule, group, judge)), isExempted));
        }

        // A subscription with clusters that private link is not for has nothing to be judged for.
        foreach (var subscription in topology.Subscriptions.Where(subscription => subscription.Clusters.Any(cluster => !cluster.Cluster.IsProvisionedCluster)))
        {
            _bySubscription.Add(
                subscription,
                new GroupJudgements(Site.Default, catalogue.Rules.SelectMany(rule => SubjectKind.All.SelectMany(kind => kind.JudgeIn(rule, subscription, judge))), isExempted));
        }

        _alone = [.. catalogue.Rules.SelectMany(rule => SubjectKind.All.SelectMany(kind => kind.JudgeAlone(rule, topology, isAbout, judge)))];
    }

    /// <param name="isDecided">The cluster's own connection decides what is open otherwise.</param>
    public HopTally TallyOf(ClusterNode cluster, bool isDecided)
    {
        var tally = _byGroup[cluster.Group].Tally(isDecided);
        if (_bySubscription.TryGetValue(cluster.Subscription, out var own))
        {
            tally.Add(own.Tally(isDecided: false));
        }

        return tally;
    }

    /// <param name="decision">The judgement that decides what is open for the cluster.</param>
    public IEnumerable<SharedJudgement> Of(ClusterNode cluster, Judgement decision)
    {
        var shared = _byGroup[cluster.Group].Judgements.Concat(_bySubscription.TryGetValue(cluster.Subscription, out var own) ? own.Judgements : []);
        return decision.State is ComplianceState.Compliant
            ? shared.Select(judgement => judgement.IsDecidable ? judgement with { Judgement = decision } : judgement)
            : shared;
    }

    /// <summary>Notes every judgement with the clusters it holds for.</summary>
    /// <param name="standings">Of each cluster at the place of its number.</param>
    public void NoteIn(CauseLedger causes, ClusterStanding[] standings)
    {
        foreach (var (group, judgements) in _byGroup)
        {
            Note(judgements, group.Clusters, causes, standings);
        }

        foreach (var (subscription, judgements) in _bySubscription)
        {
            Note(judgements, subscription.Clusters, causes, standings);
        }

        foreach (var judgement in _alone)
        {
            causes.Add(judgement.Rule.Descriptor, judgement.Subject, judgement.Judgement, new ClusterSet(_topology.ClusterIds));
        }
    }

    private static IEnumerable<SharedJudgement> JudgeGroup(IRule rule, ClusterGroup group, SharedJudge judge)
    {
        var judgements = SubjectKind.All.SelectMany(kind => kind.Judge(rule, group, judge));
        return rule.Descriptor.NeedsPrivateZones && group.Site.DnsMode is DnsMode.Manual
            ? judgements.Select(judgement => judgement with { Judgement = StandsDown })
            : judgements;
    }

    private void Note(GroupJudgements judgements, IReadOnlyList<ClusterNode> clusters, CauseLedger causes, ClusterStanding[] standings)
    {
        var affected = new ClusterSet(_topology.ClusterIds);
        var undecided = new ClusterSet(_topology.ClusterIds);
        foreach (var cluster in clusters)
        {
            var standing = standings[cluster.Index];
            if (standing is not ClusterStanding.Unconcerned)
            {
                affected.Add(cluster);
            }

            if (standing is ClusterStanding.Concerned)
            {
                undecided.Add(cluster);
            }
        }

        var isDecidedForAll = undecided.IsEmpty && !affected.IsEmpty;
        foreach (var judgement in judgements.Judgements)
        {
            causes.Add(
                judgement.Rule.Descriptor,
                judgement.Subject,
                judgement.IsDecidable && isDecidedForAll ? Judgement.Compliant() : judgement.Judgement,
                judgement.IsDecidable && !isDecidedForAll ? undecided : affected);
        }
    }
}
