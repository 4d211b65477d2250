using Compliance.Domain.Ids;
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
        Of<Seen<ScopeNode>>(group => group.Scope is null ? [] : [new(group.Scope, group)]),
        // An endpoint that nobody could read is no part of the chain, but that it could not be read is to be said.
        Of<EndpointNode>(group => group.Chain.Endpoints.Concat(group.Chain.UnreadEndpoints), topology => topology.Endpoints),
        Of<Seen<EndpointNode>>(group => group.Chain.Endpoints.Select(endpoint => new Seen<EndpointNode>(endpoint, group))),
        Of<NetworkNode>(group => group.Chain.EndpointNetworks, topology => topology.Networks),
        Of<Seen<NetworkNode>>(group => group.Chain.EndpointNetworks.Select(network => new Seen<NetworkNode>(network, group))),
        Of<ForwardingNetwork>(group => group.Chain.ForwardingNetworks.Select(network => new ForwardingNetwork(network, group))),
        Of<LinkedNetwork>(group => group.Chain.LinkedNetworks.Select(network => new LinkedNetwork(network, group))),
        Of<ViewedZone>(group => group.Chain.ViewedZones.Select(zone => new ViewedZone(zone, group))),
        Of<Seen<ZoneNode>>(group => group.Chain.Zones.Select(zone => new Seen<ZoneNode>(zone, group))),
        Of<ZoneNode>(group => group.Chain.Zones, topology => topology.Zones),
        Of<LinkNode>(group => group.Chain.Zones.SelectMany(zone => zone.Links), topology => topology.Zones.SelectMany(zone => zone.Links)),
        Of<EgressPath>(group => group.SecurityGroups.IsEmpty ? [new EgressPath(null, group)] : group.SecurityGroups.Select(securityGroup => new EgressPath(securityGroup, group))),
        Of<SubscriptionNode>(group => group.ScopeSubscription is null ? [] : [group.ScopeSubscription], inSubscription: subscription => [subscription]),
        Of<ProviderNode>(group => group.ScopeSubscription?.Providers ?? [], inSubscription: subscription => subscription.Providers),
    ];

    /// <summary>The judgements of a rule that hold for every cluster of the group; none when the rule is for other subjects.</summary>
    public abstract IEnumerable<SharedJudgement> Judge(IRule rule, ClusterGroup group, SharedJudge judge);

    /// <summary>The judgements of a rule that hold for every cluster of the subscription.</summary>
    public abstract IEnumerable<SharedJudgement> JudgeIn(IRule rule, SubscriptionNode subscription, SharedJudge judge);

    /// <summary>The judgements of a rule on subjects that no group depends on, of those it is to be judged for.</summary>
    public abstract IEnumerable<SharedJudgement> JudgeAlone(IRule rule, Topology topology, Func<ResourceId, bool> isAbout, SharedJudge judge);

    // What a group sees depends on the group: without one there is nothing to judge.
    private static SubjectKind Of<T>(
        Func<ClusterGroup, IEnumerable<T>> ofGroup, Func<Topology, IEnumerable<T>>? everywhere = null, Func<SubscriptionNode, IEnumerable<T>>? inSubscription = null)
        where T : ISubject => new Kind<T>(ofGroup, everywhere ?? (_ => []), inSubscription ?? (_ => []));

    private sealed class Kind<T>(
        Func<ClusterGroup, IEnumerable<T>> ofGroup, Func<Topology, IEnumerable<T>> everywhere, Func<SubscriptionNode, IEnumerable<T>> inSubscription) : SubjectKind
        where T : ISubject
    {
        public override IEnumerable<SharedJudgement> Judge(IRule rule, ClusterGroup group, SharedJudge judge) =>
            rule is IRule<T> own ? ofGroup(group).Select(subject => judge.Judge(own, subject)) : [];

        public override IEnumerable<SharedJudgement> JudgeIn(IRule rule, SubscriptionNode subscription, SharedJudge judge) =>
            rule is IRule<T> own ? inSubscription(subscription).Select(subject => judge.Judge(own, subject)) : [];

        public override IEnumerable<SharedJudgement> JudgeAlone(IRule rule, Topology topology, Func<ResourceId, bool> isAbout, SharedJudge judge) =>
            rule is IRule<T> own ? everywhere(topology).Where(subject => !judge.HasJudged(own, subject) && subject.Id is { } id && isAbout(id)).Select(subject => judge.Judge(own, subject)) : [];
    }
}
