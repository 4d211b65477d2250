using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A network security group that a site declares its egress passes.</summary>
public sealed class SecurityGroupNode(ResourceId id, NetworkSecurityGroup? resource, Presence presence) : Node<NetworkSecurityGroup>(id, resource, presence);
