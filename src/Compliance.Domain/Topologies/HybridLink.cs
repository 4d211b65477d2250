using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Topologies;

/// <summary>One way from a network to the premises: a connection of a gateway in it, in a peer or in its hub.</summary>
/// <param name="Kind"><see cref="HybridLinkKind.Vpn"/> or <see cref="HybridLinkKind.ExpressRoute"/>.</param>
/// <param name="IsUp">True when connected (or its circuit is provisioned), false when not, null when its state says neither.</param>
public sealed record HybridLink(HybridLinkKind Kind, ResourceId Resource, string Property, Value Status, bool? IsUp)
{
    public Evidence Evidence => new(Resource, Property, Status.Display, "Connected");
}
