using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>
/// One kind of shared subject: where a group of clusters finds its own, and where all of them are. A new kind of node is
/// one line of <see cref="All"/>.
/// </summary>
internal abstract class SubjectKind
{
    public static IReadOnlyList<SubjectKind> All { get; } =
    [
        Of<ScopeNode>(group => group.Scope is null ? [] : [group.Scope], topology => topology.Scopes),
        Of<EndpointNode>(group => group.Chain.Endpoints, topology => topology.Endpoints),
        OfSeen(group => group.Chain.Endpoints),
        Of<NetworkNode>(group => group.Chain.Endpoints.Select(endpoint => endpoint.Network).OfType<NetworkNode>().Distinct(), topology => topology.Networks),
        OfSeen(group => group.Chain.Zones),
        Of<ZoneNode>(group => group.Chain.Zones, topology => topology.Zones),
    ];

    /// <summary>The judgements of a rule that hold for every cluster of the group; none when the rule is for other subjects.</summary>
    public abstract IEnumerable<SharedJudgement> Judge(IRule rule, ClusterGroup group, SharedJudge judge);

    /// <summary>The judgements of a rule on subjects that no group depends on.</summary>
    public abstract IEnumerable<SharedJudgement> JudgeAlone(IRule rule, Topology topology, SharedJudge judge);

    private static SubjectKind Of<T>(Func<ClusterGroup, IEnumerable<T>> ofGroup, Func<Topology, IEnumerable<T>> everywhere)
        where T : ISubject => new Kind<T>(ofGroup, everywhere);

    // What a group sees depends on the group: without one there is nothing to judge.
    private static SubjectKind OfSeen<T>(Func<ClusterGroup, IEnumerable<T>> ofGroup)
        where T : ISubject => new Kind<Seen<T>>(group => ofGroup(group).Select(node => new Seen<T>(node, group)), _ => []);

    private sealed class Kind<T>(Func<ClusterGroup, IEnumerable<T>> ofGroup, Func<Topology, IEnumerable<T>> everywhere) : SubjectKind
        where T : ISubject
    {
        public override IEnumerable<SharedJudgement> Judge(IRule rule, ClusterGroup group, SharedJudge judge) =>
            rule is IRule<T> own ? ofGroup(group).Select(subject => judge.Judge(own, subject)) : [];

        public override IEnumerable<SharedJudgement> JudgeAlone(IRule rule, Topology topology, SharedJudge judge) =>
            rule is IRule<T> own ? everywhere(topology).Where(subject => !judge.HasJudged(own, subject)).Select(subject => judge.Judge(own, subject)) : [];
    }
}
