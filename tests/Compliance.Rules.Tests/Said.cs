using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;

namespace Compliance.Rules.Tests;

/// <summary>
/// What a rule says of the one subject of a kind that a cluster's group has, in short: <c>Compliant</c>,
/// <c>NonCompliant High</c>, <c>Unknown NotCovered</c>, <c>NotApplicable</c>. A message is compared where it is the decision.
/// </summary>
internal static class Said
{
    public static string Of(IRule rule, Judgement judgement) => judgement.State switch
    {
        ComplianceState.NonCompliant => $"NonCompliant {judgement.Severity ?? rule.Descriptor.Severity}",
        ComplianceState.Unknown => $"Unknown {judgement.Reason}",
        _ => $"{judgement.State}",
    };

    public static string OfCluster(IRule<ClusterNode> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        return Of(rule, rule.Judge(topology.FindCluster(cluster)!, topology));
    }

    /// <summary>Of what hangs on the cluster; none where nothing of the kind does.</summary>
    public static IReadOnlyList<string> OfOwned<T>(IRule<T> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
        where T : OwnedNode
    {
        var topology = estate.Link(declared);
        return [.. topology.FindCluster(cluster)!.Owned.OfType<T>().Select(owned => Of(rule, rule.Judge(owned, topology)))];
    }

    public static string OfScope(IRule<ScopeNode> rule, EstateBuilder estate, ResourceId scope, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        return Of(rule, rule.Judge(topology.Scopes.Single(node => node.Id == scope), topology));
    }

    public static string OfSeenScope(IRule<Seen<ScopeNode>> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return Of(rule, rule.Judge(new Seen<ScopeNode>(group.Scope!, group), topology));
    }

    public static string OfEndpoint(IRule<EndpointNode> rule, EstateBuilder estate, ResourceId endpoint, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        return Of(rule, rule.Judge(topology.Endpoints.Single(node => node.Id == endpoint), topology));
    }

    public static string OfNetwork(IRule<NetworkNode> rule, EstateBuilder estate, ResourceId network)
    {
        var topology = estate.Link();
        return Of(rule, rule.Judge(topology.Networks.Single(node => node.Id == network), topology));
    }

    public static string OfSeenNetwork(IRule<Seen<NetworkNode>> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return Of(rule, rule.Judge(new Seen<NetworkNode>(group.Chain.EndpointNetworks.Single(), group), topology));
    }

    public static string OfForwardingNetwork(IRule<ForwardingNetwork> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return Of(rule, rule.Judge(new ForwardingNetwork(group.Chain.ForwardingNetworks.Single(), group), topology));
    }

    /// <summary>Of each network the chain's zones answer in, in the order of the ids.</summary>
    public static IReadOnlyList<string> OfLinkedNetworks(IRule<LinkedNetwork> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return [.. group.Chain.LinkedNetworks.Select(network => Of(rule, rule.Judge(new LinkedNetwork(network, group), topology)))];
    }

    public static string OfSeenEndpoint(IRule<Seen<EndpointNode>> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return Of(rule, rule.Judge(new Seen<EndpointNode>(group.Chain.Endpoints[0], group), topology));
    }

    public static string OfSeenZone(IRule<Seen<ZoneNode>> rule, EstateBuilder estate, ResourceId cluster, ArcZone kind, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return Of(rule, rule.Judge(new Seen<ZoneNode>(group.Chain.Zones.First(zone => zone.Kind == kind), group), topology));
    }

    /// <summary>Of each zone of a kind that answers in the cluster's view, in the order of the ids.</summary>
    public static IReadOnlyList<string> OfViewedZones(IRule<ViewedZone> rule, EstateBuilder estate, ResourceId cluster, ArcZone kind, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        return [.. group.Chain.ViewedZones.Where(zone => zone.Kind == kind).Select(zone => Of(rule, rule.Judge(new ViewedZone(zone, group), topology)))];
    }

    /// <summary>Of each security group that the cluster's site declares, or of the one path that stands for none.</summary>
    public static IReadOnlyList<string> OfEgress(IRule<EgressPath> rule, EstateBuilder estate, ResourceId cluster, DeclarationSet? declared = null)
    {
        var topology = estate.Link(declared);
        var group = topology.FindCluster(cluster)!.Group;
        IEnumerable<SecurityGroupNode?> nodes = group.SecurityGroups.IsEmpty ? new SecurityGroupNode?[] { null } : group.SecurityGroups;
        return [.. nodes.Select(node => Of(rule, rule.Judge(new EgressPath(node, group), topology)))];
    }
}
