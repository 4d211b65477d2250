using System.Collections.Immutable;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>A private link scope of Azure Monitor with the networks it is approved in and the resources it holds.</summary>
/// <param name="HasUnreadEndpoint">An approved endpoint could not be read, so that its network is not known.</param>
/// <param name="IsOdd">A property of it, of an endpoint or of what it holds has a form nobody knows.</param>
public sealed record MonitorScopeNode(
    MonitorScope Resource, ImmutableArray<NetworkNode> Networks, bool HasUnreadEndpoint, ImmutableArray<ResourceId> ScopedResources, bool IsOdd);
