using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Testing.Builders;

/// <summary>
/// One scope with everything that makes its clusters private: an approved endpoint with interface and zone group in a
/// network of its own, peered to a hub with a DNS proxy, and three zones with records, linked to the hub. A test takes
/// <see cref="Estate"/> and flips one thing.
/// </summary>
public sealed class HealthyChain(string name = "weu", int clusters = 1, string subscription = AnId.Subscription, string address = "10.20.4.5")
{
    public ResourceId Scope { get; } = AnId.Scope($"pls-{name}", subscription);

    public ResourceId Endpoint { get; } = AnId.Endpoint($"pe-{name}", subscription);

    public ResourceId Interface { get; } = AnId.Interface($"pe-{name}.nic", subscription);

    /// <summary>Where the endpoint stands.</summary>
    public ResourceId Network { get; } = AnId.Network($"vnet-{name}", subscription);

    /// <summary>Where the firewall stands and the zones are linked.</summary>
    public ResourceId Hub { get; } = AnId.Network($"hub-{name}", subscription);

    public IReadOnlyList<ResourceId> Clusters { get; } = [.. Enumerable.Range(1, clusters).Select(i => AnId.Cluster($"{name}-{i}", subscription))];

    public ResourceId Cluster => Clusters[0];

    public ResourceId Zone(ArcZone kind) => ResourceId.Parse($"/subscriptions/{subscription}/resourceGroups/rg-dns-{name}/providers/Microsoft.Network/privateDnsZones/{kind.Name}");

    /// <summary>The link of a zone to the hub.</summary>
    public ResourceId Link(ArcZone kind) => AZone.LinkId(Zone(kind), Hub);

    public EstateBuilder Estate() => AnEstate.With([.. Rows()]);

    public IEnumerable<Resource> Rows() =>
    [
        .. Clusters.Select(id => ACluster.In(Scope) with { Id = id }),
        AScope.Named(Scope, AScope.Connection(Endpoint)) with { PrivateLinkScopeId = Value.Of($"guid-{name}") },
        AScope.Validation(Scope, $"guid-{name}", Endpoint, address),
        AnEndpoint.Named(Endpoint, Network, AnEndpoint.Connection(Scope)) with { NetworkInterfaceIds = ValueList<string>.Of([Interface.Text]) },
        AnEndpoint.Interface(Interface, address, [.. ArcZone.All.SelectMany(kind => RecordNames(kind).Select(record => $"{record}.{kind.PublicName}"))]),
        AnEndpoint.ZoneGroup(Endpoint, [.. ArcZone.All.Select(Zone)]),
        ANetwork.Named(Network, Hub),
        ANetwork.Named(Hub, Network),
        ANetwork.Firewall(Hub),
        .. ArcZone.All.SelectMany(kind => RecordNames(kind).Select(record => AZone.Record(Zone(kind), record, address)).Prepend<Resource>(AZone.Link(Zone(kind), Hub)).Prepend(AZone.Named(Zone(kind)))),
        .. ProviderNode.Needed.Select(provider => ASubscription.Provider(provider, subscription: subscription)),
    ];

    /// <summary>The records of a zone that the endpoint asks for.</summary>
    public static IReadOnlyList<string> RecordNames(ArcZone kind) => kind switch
    {
        _ when kind == ArcZone.HybridIdentity => ["gbl", "weu"],
        _ when kind == ArcZone.GuestConfiguration => ["agentserviceapi", $"{ACluster.Location}-gas"],
        _ => [ACluster.Location],
    };
}
