using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Topologies;

/// <summary>A network as the place a group's queries are forwarded from: the declared forwarder's, else each endpoint's.</summary>
public sealed record ForwardingNetwork(NetworkNode Network, ClusterGroup By) : ISited
{
    public ResourceId Id => Network.Id;

    public Site Site => By.Site;
}

/// <summary>A network that the zones of a group answer in, or that its queries come through: whoever else is in it gets the same answers.</summary>
public sealed record LinkedNetwork(NetworkNode Network, ClusterGroup By) : ISited
{
    public ResourceId Id => Network.Id;

    public Site Site => By.Site;
}

/// <summary>A zone that answers in a group's DNS view, whether it is one of the chain or only shares the name of one.</summary>
public sealed record ViewedZone(ZoneNode Zone, ClusterGroup By) : ISited
{
    public ResourceId Id => Zone.Id;

    public Site Site => By.Site;
}

/// <summary>
/// What a group's traffic to the public services passes: one of the declared network security groups, or none when none
/// is declared. Then the scope stands for it, and nothing at all for clusters without a scope.
/// </summary>
public sealed record EgressPath(SecurityGroupNode? SecurityGroup, ClusterGroup By) : ISited
{
    public ResourceId? Id => SecurityGroup?.Id ?? By.Scope?.Id;

    public Site Site => By.Site;
}
