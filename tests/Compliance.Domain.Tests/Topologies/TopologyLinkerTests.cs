using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Topologies;

public sealed class TopologyLinkerTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Link_HealthyChain_LeadsFromClusterToZones()
    {
        var topology = _chain.Estate().Link();

        var cluster = topology.FindCluster(_chain.Cluster)!;
        var endpoint = cluster.Group.Chain.Endpoints.Single();
        Assert.Equal(_chain.Scope, cluster.Scope!.Id);
        Assert.Equal(_chain.Endpoint, endpoint.Id);
        Assert.Equal(_chain.Network, endpoint.Network!.Id);
        Assert.Equal(_chain.Interface, endpoint.Interfaces.Single().Id);
        Assert.Equal(["10.20.4.5"], endpoint.Addresses);
        Assert.Equal(ArcZone.All.Select(_chain.Zone), cluster.Group.Chain.Zones.Select(zone => zone.Id));
        Assert.Equal([_chain.Hub, _chain.Network], cluster.Group.Chain.NetworksInQuestion.Select(network => network.Id).Order());
    }

    // Producers disagree about casing in every reference, and some append a slash.
    [Fact]
    public void Link_EveryReferenceInOtherCasing_LeadsToTheSameChain()
    {
        static Value Loud(Value value) => Value.Of(value.Text?.ToUpperInvariant() + "/");
        var estate = AnEstate.With([.. _chain.Rows().Select(row => row switch
        {
            ConnectedCluster cluster => cluster with { PrivateLinkScopeResourceId = Loud(cluster.PrivateLinkScopeResourceId), PrivateLinkState = Value.Of("ENABLED") },
            PrivateLinkScope scope => scope with { PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(ResourceId.Parse(_chain.Endpoint.Lower), "approved")]) },
            PrivateEndpoint endpoint => endpoint with { SubnetId = Loud(endpoint.SubnetId), NetworkInterfaceIds = ValueList<string>.Of([_chain.Interface.Lower]) },
            VirtualNetworkLink link => link with { Id = ResourceId.Parse(link.Id.Lower), VirtualNetworkId = Loud(link.VirtualNetworkId) },
            ZoneGroup => AnEndpoint.ZoneGroup(ResourceId.Parse(_chain.Endpoint.Text.ToUpperInvariant()), [.. ArcZone.All.Select(kind => ResourceId.Parse(_chain.Zone(kind).Text.ToUpperInvariant()))]),
            VirtualNetwork network => network with { Id = ResourceId.Parse(network.Id.Text.ToUpperInvariant()) },
            RecordSet record => record with { Id = ResourceId.Parse(record.Id.Text.ToUpperInvariant()) },
            _ => row,
        })]);

        var chain = estate.Link().FindCluster(_chain.Cluster)!.Group.Chain;

        Assert.Equal(_chain.Endpoint, chain.Endpoints.Single().Id);
        Assert.Equal(ArcZone.All.Select(_chain.Zone), chain.Zones.Select(zone => zone.Id));
        Assert.Equal([1, 1, 1], chain.Zones.Select(zone => zone.Links.Count));
        Assert.Equal([2, 2, 1], chain.Zones.Select(zone => zone.Records.Count));
        Assert.Equal(["10.20.4.5"], chain.Endpoints.Single().Addresses);
        Assert.Equal([_chain.Hub, _chain.Network], chain.NetworksInQuestion.Select(network => network.Id).Order());
    }

    [Fact]
    public void Link_NodeIds_AreThoseOfTheRowElseLowerCase()
    {
        var shouted = ResourceId.Parse(_chain.Scope.Text.ToUpperInvariant());
        var present = _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => ACluster.In(shouted) with { Id = cluster.Id }).Link();
        var absent = AnEstate.With(ACluster.In(shouted)).Link();

        Assert.Equal(_chain.Scope.Text, present.Scopes.Single().Id.Text);
        Assert.Equal(_chain.Scope.Lower, absent.Scopes.Single().Id.Text);
    }

    [Fact]
    public void Link_AutoAndManualConnections_AreBothTheEndpointsSide()
    {
        var other = AnId.Scope("other");
        var estate = AnEstate.With(
            AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint)),
            AScope.Named(other, AScope.Connection(_chain.Endpoint, "Pending")),
            AnEndpoint.Named(_chain.Endpoint, _chain.Network, AnEndpoint.Connection(_chain.Scope), AnEndpoint.Connection(other, "Pending", isManual: true)));

        var sides = estate.Link().Scopes.Select(scope => scope.Connections.Single()).Select(connection => (connection.IsApproved, connection.EndpointSide!.IsManual));

        Assert.Equal([(false, true), (true, false)], sides.Order());
    }

    [Fact]
    public void Link_ConnectionOnlyTheEndpointKnows_IsLinkedOnce()
    {
        var estate = _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PrivateEndpointConnections = default });

        var connection = estate.Link().Scopes.Single().Connections.Single();

        Assert.Equal((null, true, true), (connection.ScopeSide, connection.IsApproved, connection.IsUsable));
    }

    [Fact]
    public void Link_ScopeOfAnotherProvider_IsNoScope()
    {
        var lookAlike = AnId.Of("Microsoft.KubernetesConfiguration/privateLinkScopes", "pls");

        var topology = AnEstate.With(ACluster.In(lookAlike), AnEndpoint.In(_chain.Network, AnEndpoint.Connection(lookAlike))).Link();

        Assert.Null(topology.Clusters.Single().Scope);
        Assert.Empty(topology.Scopes);
    }

    [Fact]
    public void Link_ScopeWithoutClusters_HasAGroupOfItsOwn()
    {
        var topology = new HealthyChain(clusters: 0).Estate().Link();

        var group = topology.Groups.Single();
        Assert.Empty(group.Clusters);
        Assert.Single(group.Chain.Endpoints);
        Assert.False(group.Scope!.IsNamedByClusters);
    }

    [Fact]
    public void Link_ClustersOfOneScope_AreGroupedBySiteAndRegion()
    {
        var estate = new HealthyChain(clusters: 4).Estate();
        estate.Change<ConnectedCluster>(AnId.Cluster("weu-1"), cluster => cluster with { Location = Value.Of("West Europe") });
        estate.Change<ConnectedCluster>(AnId.Cluster("weu-3"), cluster => cluster with { Location = Value.Of("northeurope") });

        var groups = estate.Link(ASite.Declared(ASite.Of("*/weu-4"))).Groups;

        Assert.Equal(["weu-1 weu-2", "weu-3", "weu-4"], groups.Select(group => string.Join(' ', group.Clusters.Select(cluster => cluster.Id.Name))).Order());
    }

    // Design 4.3: scope missing or unread, and nothing behind it is reached, whatever an endpoint says.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Link_ScopeNotRead_HasNoChain(bool isCovered)
    {
        var estate = _chain.Estate().Without(_chain.Scope);

        var topology = (isCovered ? estate : estate.Uncover(ResourceType.PrivateLinkScope)).Link();

        Assert.Equal(isCovered ? Presence.Missing : Presence.NotCovered, topology.Scopes.Single().Presence);
        Assert.True(topology.Scopes.Single().Connections.Single().IsUsable);
        Assert.Empty(topology.Clusters.Single().Group.Chain.Endpoints);
        Assert.Empty(topology.Clusters.Single().Group.Chain.Zones);
    }

    [Fact]
    public void Link_Clusters_AreInTheOrderOfTheirIds()
    {
        var topology = AnEstate.With(ACluster.Unassociated("b"), ACluster.Unassociated("C"), ACluster.In(AnId.Scope(), "a")).Link();

        Assert.Equal(["a", "b", "C"], topology.Clusters.Select(cluster => cluster.Id.Name));
    }
}
