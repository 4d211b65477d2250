using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;

namespace Compliance.Rules.Tests.Dns;

/// <summary>The whole judgement on what the one group with clusters sees.</summary>
internal static class Judged
{
    public static Judgement Endpoint(IRule<Seen<EndpointNode>> rule, EstateBuilder estate) =>
        Of(estate, null, (topology, group) => rule.Judge(new Seen<EndpointNode>(group.Chain.Endpoints[0], group), topology));

    public static Judgement Zone(IRule<Seen<ZoneNode>> rule, EstateBuilder estate, ArcZone kind) =>
        Of(estate, null, (topology, group) => rule.Judge(new Seen<ZoneNode>(group.Chain.Zones.First(zone => zone.Kind == kind), group), topology));

    public static Judgement Scope(IRule<Seen<ScopeNode>> rule, EstateBuilder estate, DeclarationSet? declared) =>
        Of(estate, declared, (topology, group) => rule.Judge(new Seen<ScopeNode>(group.Scope!, group), topology));

    public static Judgement Forwarding(IRule<ForwardingNetwork> rule, EstateBuilder estate, DeclarationSet? declared) =>
        Of(estate, declared, (topology, group) => rule.Judge(new ForwardingNetwork(group.Chain.ForwardingNetworks.Single(), group), topology));

    private static Judgement Of(EstateBuilder estate, DeclarationSet? declared, Func<Topology, ClusterGroup, Judgement> judge)
    {
        var topology = estate.Link(declared);
        return judge(topology, topology.Groups.Single(group => group.Clusters.Count > 0));
    }
}
