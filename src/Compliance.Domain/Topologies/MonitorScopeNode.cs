using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A private link scope of Azure Monitor with the networks it is approved in and the resources it holds.</summary>
/// <param name="HasUnreadEndpoint">An approved endpoint could not be read, so that its network is not known.</param>
public sealed record MonitorScopeNode(
    MonitorScope Resource, ImmutableArray<NetworkNode> Networks, bool HasUnreadEndpoint, ImmutableArray<ResourceId> ScopedResources);
