using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Tests.EstateFiles;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>Over real HTTP against the simulator, with the sample estate.</summary>
public sealed class AzureEstateReaderTests
{
    private const string Stores = "8c321f0d-2d56-4fc4-b117-3faaf998addd";
    private const string Hub = "2a500855-66f6-4bc3-a06c-ea45497355eb";
    private const string Nowhere = "99999999-0000-0000-0000-000000000000";

    private static readonly ResourceId Scope = ResourceId.Parse($"/subscriptions/{Stores}/resourceGroups/rg-arc-retail-weu/providers/Microsoft.HybridCompute/privateLinkScopes/pls-arc-retail-weu");

    [Theory]
    [InlineData("contoso.json")]
    [InlineData("drifted.json")]
    public async Task ReadAsync_Everything_GivesTheEstateThatTheFileGives(string sample)
    {
        var file = await Samples.ReadAsync(sample);
        await using var live = await LiveEstate.StartAsync(sample: sample);

        var read = await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        // The sample has every provider of its subscriptions; only two are judged, where clusters or scopes are.
        var judged = file.Resources.Where(resource => resource is not Provider || read.Estate.Find(resource.Id) is not null);
        Assert.Equal(ResourceText.Of(judged), ResourceText.Of(read.Estate.Resources));
        Assert.Equal(4, read.Estate.Resources.OfType<Provider>().Count());
        Assert.Equal(file.Coverage.Subscriptions, read.Estate.Coverage.Subscriptions);
        Assert.Empty(read.Estate.Coverage.Gaps);
        Assert.All(
            from type in ResourceType.All
            from subscription in file.Coverage.Subscriptions
            where file.Coverage.Covers(type, subscription.Id)
            select (type, subscription.Id),
            pair => Assert.True(read.Estate.Coverage.Covers(pair.type, pair.Id), $"{pair.type} in {pair.Id}"));
        Assert.True(read.InsideAzure > TimeSpan.Zero);
    }

    [Fact]
    public async Task ReadAsync_OneSubscription_LeavesItsReferencesElsewhereUncovered()
    {
        await using var live = await LiveEstate.StartAsync(options => options.Subscriptions = [Stores]);

        var read = await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        Assert.NotEmpty(read.Estate.Resources.OfType<ConnectedCluster>());
        Assert.All(read.Estate.Resources, resource => Assert.Equal(Stores, resource.Id.Subscription.ToString()));
        Assert.Equal(Presence.NotCovered, read.Estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, Hub));
        Assert.Equal([new SubscriptionRead(Stores, SubscriptionState.Read)], read.Estate.Coverage.Subscriptions);
    }

    [Fact]
    public async Task ReadAsync_SubscriptionOfAGovernedEstate_ReadsItsClustersAndEveryonesInfrastructure()
    {
        await using var live = await LiveEstate.StartAsync();

        var read = await live.Reader.ReadAsync(new ScanScope { Subscriptions = [Stores] }, CancellationToken.None);

        Assert.All(read.Estate.Resources.OfType<ConnectedCluster>(), cluster => Assert.Equal(Stores, cluster.Id.Subscription.ToString()));
        Assert.Contains(read.Estate.Resources, resource => resource is PrivateDnsZone && resource.Id.Subscription.SequenceEqual(Hub));
        Assert.Equal(Presence.Missing, read.Estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, Stores));
        Assert.Equal(Presence.NotCovered, read.Estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, Hub));
        Assert.Equal(Presence.Missing, read.Estate.Coverage.OfAbsent(ResourceType.PrivateDnsZone, Hub));
    }

    [Fact]
    public async Task ReadAsync_SubscriptionThatCannotBeRead_IsAGap()
    {
        await using var live = await LiveEstate.StartAsync(options => options.Subscriptions = [Stores, Nowhere]);

        var read = await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        Assert.Equal([new SubscriptionRead(Stores, SubscriptionState.Read), new SubscriptionRead(Nowhere, SubscriptionState.Missing)], read.Estate.Coverage.Subscriptions);
        var gap = Assert.Single(read.Estate.Coverage.Gaps);
        Assert.Equal(($"subscription {Nowhere}", GapEffect.Incomplete), (gap.What, gap.Effect));
        Assert.Equal(Presence.NotCovered, read.Estate.Coverage.OfAbsent(ResourceType.ConnectedCluster, Nowhere));
    }

    [Fact]
    public async Task ReadAsync_AskedSubscriptionThatCannotBeRead_IsAGapWhereverIsGoverned()
    {
        await using var live = await LiveEstate.StartAsync();

        var read = await live.Reader.ReadAsync(new ScanScope { Subscriptions = [Stores, Nowhere] }, CancellationToken.None);

        Assert.Contains(new SubscriptionRead(Nowhere, SubscriptionState.Missing), read.Estate.Coverage.Subscriptions);
        Assert.Equal($"subscription {Nowhere}", Assert.Single(read.Estate.Coverage.Gaps).What);
    }

    [Fact]
    public async Task ReadAsync_NothingThatCanBeRead_IsDenied()
    {
        await using var live = await LiveEstate.StartAsync(options => options.Subscriptions = [Nowhere]);

        var read = await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        Assert.Equal([new SubscriptionRead(Nowhere, SubscriptionState.Denied)], read.Estate.Coverage.Subscriptions);
        Assert.Equal(0, read.Estate.Count);
        Assert.Contains(read.Estate.Coverage.Gaps, gap => gap.Reason.Contains("Reader role", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReadAsync_ResourceGroup_ReadsItsClusters()
    {
        await using var live = await LiveEstate.StartAsync();
        var group = ResourceId.Parse($"/subscriptions/{Stores}/resourceGroups/RG-ARC-STORES-NL");

        var read = await live.Reader.ReadAsync(new ScanScope { ResourceGroup = group }, CancellationToken.None);

        Assert.NotEmpty(read.Estate.Resources.OfType<ConnectedCluster>());
        Assert.All(read.Estate.Resources.OfType<ConnectedCluster>(), cluster => Assert.Equal("rg-arc-stores-nl", cluster.Id.ResourceGroup.ToString(), ignoreCase: true));
    }

    [Fact]
    public async Task ReadAsync_Cluster_ReadsItAndItsZoneGroups()
    {
        await using var live = await LiveEstate.StartAsync();
        var id = ResourceId.Parse($"/subscriptions/{Stores}/resourceGroups/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters/STORE-ams-01");

        var read = await live.Reader.ReadAsync(new ScanScope { Cluster = id }, CancellationToken.None);

        Assert.Equal(id, Assert.Single(read.Estate.Resources.OfType<ConnectedCluster>()).Id);
        Assert.Single(read.Estate.Resources.OfType<ZoneGroup>());
    }

    [Fact]
    public async Task ReadSliceAsync_OneScope_ReadsAllItsClustersInFewCalls()
    {
        var file = await Samples.ReadAsync("contoso.json");
        var expected = file.Resources.OfType<ConnectedCluster>().Where(cluster => ResourceId.TryParse(cluster.PrivateLinkScopeResourceId.Text, out var id) && id == Scope).Select(cluster => cluster.Id).Order();
        await using var live = await LiveEstate.StartAsync();

        var read = await live.Reader.ReadSliceAsync(new Slice([Scope], []), CancellationToken.None);

        Assert.Equal(expected, read.Estate.Resources.OfType<ConnectedCluster>().Select(cluster => cluster.Id).Order());
        Assert.Equal(file.Resources.OfType<RecordSet>().Count(), read.Estate.Resources.OfType<RecordSet>().Count());
        Assert.Single(read.Estate.Resources.OfType<ZoneGroup>());
        Assert.Equal(3, live.Azure.Counts.ResourceGraphCalls);
    }

    [Fact]
    public async Task ReadSliceAsync_Clusters_ReadsThemByTheirIds()
    {
        await using var live = await LiveEstate.StartAsync();
        var file = await Samples.ReadAsync("contoso.json");
        var two = file.Resources.OfType<ConnectedCluster>().Take(2).Select(cluster => cluster.Id).ToList();

        var read = await live.Reader.ReadSliceAsync(new Slice([], two), CancellationToken.None);

        Assert.Equal(two.Order(), read.Estate.Resources.OfType<ConnectedCluster>().Select(cluster => cluster.Id).Order());
    }

    [Fact]
    public async Task ReadResourceAsync_ExistingResource_IsObserved()
    {
        await using var live = await LiveEstate.StartAsync();

        var observation = await live.Reader.ReadResourceAsync(Scope, CancellationToken.None);

        var scope = Assert.IsType<PrivateLinkScope>(observation.Resource);
        Assert.Equal(Value.Of("Disabled"), scope.PublicNetworkAccess);
        Assert.Equal(Scope, scope.Id);
        Assert.NotNull(observation.Json);
        Assert.True(observation.InsideAzure > TimeSpan.Zero);
    }

    [Fact]
    public async Task ReadResourceAsync_DeletedResource_IsObservedToBeGone()
    {
        await using var live = await LiveEstate.StartAsync();
        var id = ResourceId.Parse(Scope.Text + "-gone");

        var observation = await live.Reader.ReadResourceAsync(id, CancellationToken.None);

        Assert.Equal((id, null, null), (observation.ResourceId, observation.Json, observation.Resource));
    }
}
