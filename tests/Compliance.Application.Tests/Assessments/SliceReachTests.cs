using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Tests.Engine;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Application.Tests.Assessments;

/// <summary>
/// A change of any watched type judges again what it can affect: after its event the stored findings and proofs are those
/// of a sweep over the changed estate, without that sweep.
/// </summary>
public sealed class SliceReachTests
{
    private static readonly HealthyChain West = new("weu", clusters: 2);
    private static readonly HealthyChain North = new("neu", clusters: 2, address: "10.20.4.6");

    private static readonly ResourceId SpareNetwork = AnId.Network("vnet-spare");
    private static readonly ResourceId MonitorId = AnId.Of("Microsoft.Insights/privateLinkScopes", "ampls");
    private static readonly ResourceId MonitorEndpoint = AnId.Endpoint("pe-ampls");
    private static readonly ResourceId Workspace = AnId.Of("Microsoft.OperationalInsights/workspaces", "law");
    private static readonly ResourceId Stranger = AnId.Cluster("weu-stranger");

    private static readonly ScopedResource Scoped = new()
    {
        Id = MonitorId.Child("scopedResources", "law"),
        Type = ResourceType.ScopedResource,
        LinkedResourceId = Value.Of(Workspace.Text),
    };

    private static readonly VirtualHub VirtualHub = new()
    {
        Id = AnId.Of("Microsoft.Network/virtualHubs", "wan"),
        Type = ResourceType.VirtualHub,
        NetworkIds = ValueList<string>.Of([North.Network.Text]),
    };

    private static readonly VpnGateway VpnGateway = new()
    {
        Id = AnId.Of("Microsoft.Network/vpnGateways", "wan-vpn"),
        Type = ResourceType.VpnGateway,
        VirtualHubId = Value.Of(VirtualHub.Id.Text),
        Connections = ValueList<HubConnection>.Of([new HubConnection { Name = Value.Of("plant"), ConnectionStatus = Value.Of("NotConnected") }]),
    };

    private static readonly DeclarationSet Declarations = new()
    {
        PreviewAcknowledgedBy = "someone",
        Sites =
        [
            ASite.ForwardingTo(West.Hub, "*/connectedClusters/weu-*", "west") with { Egress = new Egress(EgressMode.Azure, [ASecurityGroup.Id]) },
            ASite.Of("*/connectedClusters/neu-*", "north"),
        ],
    };

    // The name, what is there before, what changes, and the resource its event names.
    private static readonly Dictionary<string, (Action<EstateBuilder> Before, Action<EstateBuilder> Change, ResourceId Event)> Changes = new()
    {
        ["security group denies"] = (Nothing, estate => estate.With(ASecurityGroup.With(ASecurityGroup.Deny("no", 100, "AzureActiveDirectory"))), ASecurityGroup.Id),
        ["security group is deleted"] = (Nothing, estate => estate.Without(ASecurityGroup.Id), ASecurityGroup.Id),
        ["connection goes down"] = (Nothing, estate => estate.With(AGateway.Connection(West.Network, "NotConnected")), AGateway.Connection(West.Network).Id),
        ["connection that was up is deleted"] = (estate => estate.With(AGateway.Connection(West.Network, "NotConnected"), AGateway.Connection(West.Network, name: "spare")), estate => estate.Without(AGateway.Connection(West.Network, name: "spare").Id), AGateway.Connection(West.Network, name: "spare").Id),
        ["gateway arrives"] = (estate => estate.With(AGateway.Connection(West.Network, "NotConnected")).Without(AGateway.In(West.Network).Id), estate => estate.With(AGateway.In(West.Network)), AGateway.In(West.Network).Id),
        ["gateway of a hub goes down"] = (estate => estate.With(VirtualHub), estate => estate.With(VpnGateway), VpnGateway.Id),
        ["hub loses its network"] = (estate => estate.With(VirtualHub, VpnGateway), estate => estate.With(VirtualHub with { NetworkIds = ValueList<string>.Of([]) }), VirtualHub.Id),
        ["AKS cluster arrives"] = (Nothing, estate => estate.With(AMachine.Aks(West.Hub)), AMachine.Aks(West.Hub).Id),
        ["AKS cluster leaves"] = (estate => estate.With(AMachine.Aks(West.Hub)), estate => estate.Without(AMachine.Aks(West.Hub).Id), AMachine.Aks(West.Hub).Id),
        ["AKS cluster gets an extension"] = (estate => estate.With(AMachine.Aks(West.Hub)), estate => estate.With(ACluster.Extension(AMachine.Aks(West.Hub).Id)), ACluster.Extension(AMachine.Aks(West.Hub).Id).Id),
        ["server shares the scope"] = (Nothing, estate => estate.With(AMachine.In(West.Scope)), AMachine.In(West.Scope).Id),
        ["server leaves the scope"] = (estate => estate.With(AMachine.In(West.Scope)), estate => estate.With(AMachine.Without()), AMachine.Without().Id),
        ["server in Azure is deleted"] = (estate => estate.Change<VirtualNetwork>(West.Hub, hub => hub with { AddressPrefixes = ValueList<string>.Of(["10.60.0.0/16"]) }).With(AMachine.InAzure("10.60.9.9")), estate => estate.Without(AMachine.Without().Id), AMachine.Without().Id),
        ["extension arrives"] = (Nothing, estate => estate.With(ACluster.Extension(West.Cluster, "microsoft.arcdataservices")), ACluster.Extension(West.Cluster).Id),
        ["extension leaves"] = (estate => estate.With(ACluster.Extension(West.Cluster, "microsoft.arcdataservices")), estate => estate.Without(ACluster.Extension(West.Cluster).Id), ACluster.Extension(West.Cluster).Id),
        ["Flux turns to a public source"] = (Nothing, estate => estate.With(ACluster.Flux(West.Cluster, "https://github.com/a/b")), ACluster.Flux(West.Cluster).Id),
        ["custom location arrives"] = (Nothing, estate => estate.With(ACluster.CustomLocation(North.Cluster)), ACluster.CustomLocation(North.Cluster).Id),
        ["custom location leaves"] = (estate => estate.With(ACluster.CustomLocation(North.Cluster)), estate => estate.Without(ACluster.CustomLocation(North.Cluster).Id), ACluster.CustomLocation(North.Cluster).Id),
        ["provider is unregistered"] = (Nothing, estate => estate.With(ASubscription.Provider("Microsoft.Kubernetes", "NotRegistered")), ASubscription.ProviderId("Microsoft.Kubernetes")),
        ["provider is registered"] = (estate => estate.With(ASubscription.Provider("Microsoft.Kubernetes", "NotRegistered")), estate => estate.With(ASubscription.Provider("Microsoft.Kubernetes")), ASubscription.ProviderId("Microsoft.Kubernetes")),
        ["monitoring is opened"] = (Nothing, estate => estate.With(Monitor("Open")), MonitorId),
        ["monitoring loses its workspace"] = (Nothing, estate => estate.Without(Scoped.Id), Scoped.Id),
        ["monitoring loses its scope"] = (Nothing, estate => estate.Without(MonitorId), MonitorId),
        ["monitoring's endpoint moves"] = (Nothing, estate => estate.With(EndpointIn(SpareNetwork)), MonitorEndpoint),
        ["stranger arrives at a site with a forwarder"] = (Nothing, estate => estate.With(ACluster.Unassociated("weu-stranger")), Stranger),
        ["stranger arrives at a site without one"] = (Nothing, estate => estate.With(ACluster.Unassociated("neu-stranger")), AnId.Cluster("neu-stranger")),
        ["stranger leaves"] = (estate => estate.With(ACluster.Unassociated("weu-stranger")), estate => estate.Without(Stranger), Stranger),
        ["stranger is associated"] = (estate => estate.With(ACluster.Unassociated("weu-stranger")), estate => estate.With(ACluster.In(West.Scope, "weu-stranger")), Stranger),
        ["cluster loses its scope"] = (Nothing, estate => estate.With(ACluster.Unassociated(West.Cluster.Name)), West.Cluster),
        ["cluster moves to the other scope"] = (Nothing, estate => estate.With(ACluster.In(North.Scope, West.Cluster.Name)), West.Cluster),
        ["zone is deleted"] = (Nothing, estate => estate.Without(West.Zone(ArcZone.HybridIdentity)), West.Zone(ArcZone.HybridIdentity)),
        ["foreign zone is linked"] = (estate => estate.With(AZone.Named(AnId.Zone(ArcZone.HybridIdentity.Name))), estate => estate.With(AZone.Link(AnId.Zone(ArcZone.HybridIdentity.Name), West.Hub)), AZone.LinkId(AnId.Zone(ArcZone.HybridIdentity.Name), West.Hub)),
        ["link is deleted"] = (Nothing, estate => estate.Without(West.Link(ArcZone.HybridIdentity)), West.Link(ArcZone.HybridIdentity)),
        ["record changes"] = (Nothing, estate => estate.With(AZone.Record(West.Zone(ArcZone.HybridIdentity), "gbl", "10.99.9.9")), West.Zone(ArcZone.HybridIdentity).Child("A", "gbl")),
        ["endpoint moves"] = (Nothing, estate => estate.Change<PrivateEndpoint>(North.Endpoint, endpoint => endpoint with { SubnetId = Value.Of(SpareNetwork.Child("subnets", "s").Text) }), North.Endpoint),
        ["peering is removed"] = (Nothing, estate => estate.With(ANetwork.Named(North.Network)), North.Network),
        ["scope is deleted"] = (Nothing, estate => estate.Without(North.Scope), North.Scope),
        ["scope is created again"] = (estate => estate.Without(North.Scope), estate => estate.With(North.Rows().Single(row => row.Id == North.Scope)), North.Scope),
        ["DNS proxy is switched off"] = (Nothing, estate => estate.With(ANetwork.Firewall(West.Hub, "false")), ANetwork.Firewall(West.Hub).Id),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Change_OfAnyType_ComesToWhatASweepFinds(string name)
    {
        var (before, change, changed) = Changes[name];
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        before(engine.Azure.Now);
        await engine.SweepAsync();
        var untouched = await StateAsync(engine);
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        change(engine.Azure.Now);

        await engine.ChangedAsync(changed);

        var judged = await StateAsync(engine);
        await using var fresh = new EngineFixture(Declarations);
        fresh.Azure.Holds(engine.Azure.Now);
        await fresh.SweepAsync();
        Assert.Equal(await StateAsync(fresh), judged);
        Assert.NotEqual(untouched, judged);
        Assert.Equal([changed], engine.Azure.ArmReads);
        Assert.Single(engine.Azure.SliceReads);
    }

    [Fact]
    public async Task Change_StrangerOfADeclaredSite_OpensAndClosesTheFindingOnTheNetwork()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        await engine.SweepAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        engine.Azure.Now.With(ACluster.Unassociated("weu-stranger"));
        await engine.ChangedAsync(Stranger);
        var opened = await engine.FindingAsync("ARC-DNS-013", West.Hub);
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        engine.Azure.Now.Without(Stranger);

        await engine.ChangedAsync(Stranger);

        Assert.Equal(WorkflowState.New, opened!.Workflow);
        Assert.Equal(WorkflowState.Resolved, (await engine.FindingAsync("ARC-DNS-013", West.Hub))!.Workflow);
    }

    [Fact]
    public async Task Change_OfOneScope_ReadsNoClusterOfAnother()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        await engine.SweepAsync();

        await engine.ChangedAsync(North.Link(ArcZone.HybridIdentity), AGateway.In(West.Network).Id);
        await engine.ChangedAsync(North.Link(ArcZone.HybridIdentity));

        Assert.Equal([North.Scope, West.Scope], engine.Azure.SliceReads[0].Scopes.Order());
        Assert.Equal([North.Scope], engine.Azure.SliceReads[1].Scopes);
    }

    [Fact]
    public async Task Change_SharedCauseWithoutFinding_ReadsItsOwnScopeOnly()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        await engine.SweepAsync();
        await ShareHubAsync(engine);

        await engine.ChangedAsync(North.Link(ArcZone.HybridIdentity));

        Assert.Equal([North.Scope], Assert.Single(engine.Azure.SliceReads).Scopes);
    }

    [Fact]
    public async Task Change_FindingOnASharedCause_IsJudgedWithAllItAffects()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        await engine.SweepAsync();
        await ShareHubAsync(engine);
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        engine.Azure.Now.With(ACluster.Unassociated("weu-stranger"));

        await engine.ChangedAsync(Stranger);

        Assert.Equal(2, engine.Azure.SliceReads.Count);
        Assert.Equal([West.Scope], engine.Azure.SliceReads[0].Scopes);
        Assert.Equal([North.Scope, West.Scope], engine.Azure.SliceReads[1].Scopes.Order());
        Assert.Equal(WorkflowState.New, (await engine.FindingAsync("ARC-DNS-013", West.Hub))!.Workflow);
        await using var fresh = new EngineFixture(Declarations);
        fresh.Azure.Holds(engine.Azure.Now);
        await fresh.SweepAsync();
        Assert.Equal(await StateAsync(fresh), await StateAsync(engine));
    }

    [Fact]
    public async Task Change_SharedCauseWithAnOpenFinding_ReadsAllItAffectsAtOnce()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate().With(ACluster.Unassociated("weu-stranger")));
        await engine.SweepAsync();
        await ShareHubAsync(engine);
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        engine.Azure.Now.Without(Stranger);

        await engine.ChangedAsync(Stranger);

        Assert.Equal([North.Scope, West.Scope], Assert.Single(engine.Azure.SliceReads).Scopes.Order());
        Assert.Equal(WorkflowState.Resolved, (await engine.FindingAsync("ARC-DNS-013", West.Hub))!.Workflow);
    }

    [Fact]
    public async Task Change_OfOneCluster_TellsInTheProofWhatItFindsOfAnother()
    {
        await using var engine = new EngineFixture();
        engine.Azure.Holds(West.Estate());
        await engine.SweepAsync();
        engine.Time.Advance(TimeSpan.FromMinutes(1));
        engine.Azure.Now.Change<ConnectedCluster>(West.Clusters[1], cluster => cluster with { ConnectivityStatus = Value.Of("Offline") });

        await engine.ChangedAsync(West.Cluster);

        var judged = await StateAsync(engine);
        await using var fresh = new EngineFixture();
        fresh.Azure.Holds(engine.Azure.Now);
        await fresh.SweepAsync();
        Assert.Equal(await StateAsync(fresh), judged);
        Assert.Contains(judged, line => line.StartsWith("ARC-CON-001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Change_IndexDoesNotKnowTheClusterYet_AsksForItById()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        await engine.SweepAsync();
        engine.Azure.FreezeIndex();
        engine.Azure.Now.With(ACluster.In(West.Scope, "weu-new"));

        await engine.ChangedAsync(AnId.Cluster("weu-new"));

        Assert.Empty(engine.Azure.SliceReads[0].Clusters);
        Assert.Equal([AnId.Cluster("weu-new")], engine.Azure.SliceReads[1].Clusters);
        Assert.NotNull(await engine.Get<IProofStore>().FindAsync(AnId.Cluster("weu-new"), CancellationToken.None));
    }

    [Fact]
    public async Task Change_OfEveryClusterOfAScope_NamesNoneOfThem()
    {
        await using var engine = new EngineFixture(Declarations);
        engine.Azure.Holds(Estate());
        await engine.SweepAsync();

        await engine.ChangedAsync([.. West.Clusters]);

        Assert.Empty(Assert.Single(engine.Azure.SliceReads).Clusters);
        Assert.Equal(West.Clusters.Order(), engine.Azure.ArmReads.Order());
    }

    private static EstateBuilder Estate() => AnEstate.With(
    [
        .. West.Rows(),
        .. North.Rows(),
        ANetwork.Named(SpareNetwork) with { AddressPrefixes = ValueList<string>.Of(["10.40.0.0/16"]) },
        AGateway.In(West.Network),
        AGateway.Connection(West.Network),
        ASecurityGroup.With(ASecurityGroup.Exact),
        Monitor("PrivateOnly"),
        Scoped,
        EndpointIn(West.Network),
        ACluster.Extension(West.Clusters[1], "microsoft.azuremonitor.containers", "monitor") with { WorkspaceId = Value.Of(Workspace.Text) },
    ]);

    // As if some way that no rule minds led from one chain to the other's hub.
    private static Task ShareHubAsync(EngineFixture engine) =>
        engine.Get<IRelationStore>().ChangeAsync([new Relation(West.Hub, North.Scope)], [], fence: 1, CancellationToken.None);

    private static MonitorScope Monitor(string ingestion) => new()
    {
        Id = MonitorId,
        Type = ResourceType.MonitorScope,
        IngestionAccessMode = Value.Of(ingestion),
        PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(MonitorEndpoint)]),
    };

    private static PrivateEndpoint EndpointIn(ResourceId network) => AnEndpoint.Named(MonitorEndpoint, network, AnEndpoint.Connection(MonitorId));

    private static async Task<IReadOnlyList<string>> StateAsync(EngineFixture engine)
    {
        var state = new List<string>();
        foreach (var finding in (await engine.OpenAsync()).OrderBy(finding => finding.Key.ToString(), StringComparer.Ordinal))
        {
            var members = await engine.Get<IFindingStore>().MembersAsync(finding.Key, CancellationToken.None);
            state.Add($"{finding.Key} {finding.Severity} {string.Join(' ', members.Order())}");
        }

        foreach (var id in (await engine.Get<IProofStore>().ListIdsAsync(CancellationToken.None)).Order())
        {
            var proof = await engine.Get<IProofStore>().FindAsync(id, CancellationToken.None);
            state.Add($"{id} {proof!.Verdict} {proof.Assurance} {proof.BrokenAt} {proof.HopsJson}");
        }

        return state;
    }

    private static void Nothing(EstateBuilder estate)
    {
    }
}
