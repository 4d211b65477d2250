using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using FsCheck;
using FsCheck.Fluent;

namespace Compliance.Rules.Tests.Properties;

/// <summary>Rows of two chains with a few random faults in them, and what is declared of the sites.</summary>
internal sealed record RandomEstate(IReadOnlyList<Resource> Rows, IReadOnlyList<ResourceType> Uncovered, DeclarationSet Declarations)
{
    private static readonly HealthyChain West = new("weu", clusters: 3);
    private static readonly HealthyChain North = new("neu", clusters: 2, AnId.OtherSubscription, "10.30.4.5");
    private static readonly ResourceId Far = AnId.Network("far");

    private static readonly Func<EstateBuilder, EstateBuilder>[] Faults =
    [
        estate => estate.With(ACluster.Unassociated() with { Id = West.Clusters[0] }),
        estate => estate.Change<ConnectedCluster>(West.Clusters[1], cluster => cluster with { PrivateLinkState = Value.Of("true") }),
        estate => estate.Change<ConnectedCluster>(West.Clusters[2], cluster => cluster with { Location = Value.Of("usgovvirginia") }),
        estate => estate.Change<ConnectedCluster>(North.Clusters[0], cluster => cluster with { PrivateLinkScopeResourceId = Value.Of(West.Scope.Text) }),
        estate => estate.Change<ConnectedCluster>(North.Clusters[1], cluster => cluster with { Kind = Value.Of("ProvisionedCluster") }),
        estate => estate.With(AScope.Named(West.Scope, AScope.Connection(West.Endpoint, "Pending"))),
        estate => estate.With(AScope.Named(West.Scope, AScope.Connection(West.Endpoint), AScope.Connection(North.Endpoint))),
        estate => estate.With(AScope.Named(North.Scope) with { PublicNetworkAccess = Value.Of("Enabled") }),
        estate => estate.Without(North.Scope),
        estate => estate.Without(West.Endpoint),
        estate => estate.Without(West.Endpoint.Child("privateDnsZoneGroups", "default")),
        estate => estate.Without(West.Link(ArcZone.HybridIdentity)),
        estate => estate.Without(West.Zone(ArcZone.KubernetesConfiguration)),
        estate => estate.Without(North.Hub),
        estate => estate.Without(ANetwork.Firewall(West.Hub).Id),
        estate => estate.With(ANetwork.Named(Far), AZone.Link(North.Zone(ArcZone.GuestConfiguration), Far)),
        estate => estate.With(AZone.Link(West.Zone(ArcZone.GuestConfiguration), West.Hub, "InProgress")),
        estate => estate.With(AZone.Named(AnId.Zone(ArcZone.HybridIdentity.Name)), AZone.Link(AnId.Zone(ArcZone.HybridIdentity.Name), West.Network)),
    ];

    private static readonly Site[] Sites =
    [
        ASite.ForwardingTo(West.Hub, "*/weu-1", "one"),
        ASite.ForwardingTo(Far, "*/weu-2", "two"),
        ASite.ForwardingTo(North.Hub, "*/neu-*", "three"),
        ASite.Of("*/weu-3", "four") with { DnsMode = DnsMode.Manual },
    ];

    private static readonly ResourceType[] Types =
        [ResourceType.PrivateLinkScope, ResourceType.PrivateEndpoint, ResourceType.PrivateDnsZone, ResourceType.VirtualNetworkLink, ResourceType.VirtualNetwork];

    public static Gen<RandomEstate> Any { get; } =
        from faults in Gen.SubListOf(Faults)
        from sites in Gen.SubListOf(Sites)
        from uncovered in Gen.Frequency((3, Gen.Constant<ResourceType[]>([])), (1, Gen.Elements(Types).Select(type => new[] { type })))
        select new RandomEstate([.. Broken(faults).Rows], uncovered, ASite.Declared([.. sites]));

    public RandomEstate With(IEnumerable<Resource> rows) => this with { Rows = [.. rows] };

    public Topology Link()
    {
        var estate = AnEstate.With([.. Rows]);
        foreach (var type in Uncovered)
        {
            estate.Uncover(type);
        }

        return estate.Link(Declarations);
    }

    private static EstateBuilder Broken(IEnumerable<Func<EstateBuilder, EstateBuilder>> faults)
    {
        var estate = West.Estate().With(North.Rows());
        foreach (var fault in faults)
        {
            fault(estate);
        }

        return estate;
    }
}
