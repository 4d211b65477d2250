using System.Text;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Application.Writes;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Rules;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>How many calls a read costs. Resource Graph's quota is one for the whole principal, so its calls are counted apart.</summary>
public sealed class LiveCallsTests
{
    private static readonly ResourceId Scope = ResourceId.Parse(EveryType.Scope);

    private static readonly Slice Settled = new([Scope], []) { Settled = [ResourceType.Extension, ResourceType.FluxConfiguration, ResourceType.RecordSet] };

    [Fact]
    public async Task Slice_OfOneEvent_IsThreeQueriesAndAFewReads()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));

        await live.Reader.ReadSliceAsync(new Slice([Scope], []), CancellationToken.None);

        // One endpoint's zone groups, one validation, one monitor scope's resources, one connection without a status, and two
        // registrations in each of the two subscriptions that have clusters or scopes.
        Assert.Equal((3, 8), (live.Azure.Counts.ResourceGraphCalls, live.Azure.Counts.ResourceManagerReads));
    }

    [Fact]
    public async Task Slice_OfTheNextEvent_KnowsTheRegistrations()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        await live.Reader.ReadSliceAsync(new Slice([Scope], []), CancellationToken.None);
        var before = live.Azure.Counts;

        await live.Reader.ReadSliceAsync(new Slice([Scope], []), CancellationToken.None);

        Assert.Equal((3, 4), (live.Azure.Counts.ResourceGraphCalls - before.ResourceGraphCalls, live.Azure.Counts.ResourceManagerReads - before.ResourceManagerReads));
    }

    [Fact]
    public async Task Slice_SettledTypes_AreThoseOfAMomentAgo()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        var first = await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);
        var before = live.Azure.Counts.ResourceGraphCalls;

        var second = await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);

        Assert.Equal(1, live.Azure.Counts.ResourceGraphCalls - before);
        Assert.Equal(first.Estate.Resources.Select(resource => resource.Id).Order(), second.Estate.Resources.Select(resource => resource.Id).Order());
    }

    [Fact]
    public async Task Slice_NotSettled_AsksAgainAndIsWhatIsKept()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);
        var before = live.Azure.Counts.ResourceGraphCalls;

        await live.Reader.ReadSliceAsync(Settled with { Settled = [ResourceType.RecordSet] }, CancellationToken.None);
        await live.Reader.ReadSliceAsync(Settled with { Settled = [ResourceType.Extension] }, CancellationToken.None);

        Assert.Equal(4, live.Azure.Counts.ResourceGraphCalls - before);
    }

    [Fact]
    public async Task Slice_SettledForAClusterThatIsNew_AsksForItsFeatures()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);
        var before = live.Azure.Counts.ResourceGraphCalls;
        var cluster = $$"""
            { "location": "westeurope", "identity": { "type": "SystemAssigned" },
              "properties": { "agentPublicKeyCertificate": "MII=", "privateLinkState": "Enabled", "privateLinkScopeResourceId": "{{EveryType.Scope}}" } }
            """;
        var id = ResourceId.Parse($"/subscriptions/{EveryType.Stores}/resourceGroups/rg-arc-stores-nl/providers/Microsoft.Kubernetes/connectedClusters/store-new");
        var write = await live.Writer.PutAsync(id, Encoding.UTF8.GetBytes(cluster), WriteCondition.None, CancellationToken.None);
        Assert.Equal(WriteOutcome.Done, write.Outcome);

        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);
        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);

        Assert.Equal(3, live.Azure.Counts.ResourceGraphCalls - before);
    }

    [Fact]
    public async Task Slice_SettledButSomebodyElseWasTheAssessor_ReadsEverything()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        live.Tenure.Begin(7);
        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);
        var before = live.Azure.Counts.ResourceGraphCalls;

        live.Tenure.Begin(8);
        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);
        live.Tenure.Begin(10);
        await live.Reader.ReadSliceAsync(Settled, CancellationToken.None);

        Assert.Equal(4, live.Azure.Counts.ResourceGraphCalls - before);
    }

    [Fact]
    public async Task Slice_Of500ClustersOfAScope_IsAsManyCallsAsOfOne()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(500));

        var read = await live.Reader.ReadSliceAsync(new Slice([Scope], []), CancellationToken.None);

        Assert.True(read.Estate.Resources.OfType<ConnectedCluster>().Count() > 500);
        Assert.Equal((3, 8), (live.Azure.Counts.ResourceGraphCalls, live.Azure.Counts.ResourceManagerReads));
    }

    [Fact]
    public async Task Slice_OfAHubZone_AddsPagesAndOneReadAnEndpointAndScope()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(1_500));
        var scopes = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate.Resources.OfType<PrivateLinkScope>().Select(scope => scope.Id).ToList();
        var before = live.Azure.Counts;

        await live.Reader.ReadSliceAsync(new Slice(scopes, []), CancellationToken.None);

        // Two pages of clusters; then for each of three scopes its endpoint's zone groups and its validation.
        Assert.Equal(4, live.Azure.Counts.ResourceGraphCalls - before.ResourceGraphCalls);
        Assert.Equal((2 * scopes.Count) + 2, live.Azure.Counts.ResourceManagerReads - before.ResourceManagerReads);
    }

    [Fact]
    public async Task Scan_OfEverything_AsksEachTableOnce()
    {
        await using var live = await LiveEstate.StartAsync();

        await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        Assert.Equal(5, live.Azure.Counts.ResourceGraphCalls);
    }

    [Fact]
    public async Task Slice_OfDeclaredSites_JudgesItsClustersAsTheScanDoes()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        var site = Assert.Single(EveryType.Declarations.Sites);
        var slice = new Slice([Scope], []) { UnassociatedOf = site.Clusters, SecurityGroups = [ResourceId.Parse(EveryType.SecurityGroup)] };

        var whole = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate;
        var part = (await live.Reader.ReadSliceAsync(slice, CancellationToken.None)).Estate;

        var (expected, actual) = (Assess(whole), Assess(part));
        Assert.Contains(part.Resources, resource => resource.Id.Name == "store-stranger");
        Assert.DoesNotContain(part.Resources, resource => resource is NetworkSecurityGroup && resource.Id != ResourceId.Parse(EveryType.SecurityGroup));
        Assert.Equal(Proofs(expected, part), Proofs(actual, part));
    }

    [Fact]
    public async Task Read_WithSomebodyWatching_ReportsHowFarItIs()
    {
        var reports = new Reports();
        await using var live = await LiveEstate.StartAsync(progress: reports);

        var read = await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        var last = reports.All[^1];
        Assert.Equal((5, 5, 5, 3), (last.Queries, last.QueriesDone, last.Pages, last.Subscriptions));
        Assert.Equal(live.Azure.Counts.ResourceManagerReads, last.ResourceManagerReads);
        Assert.True(last.Rows >= read.Estate.Count);
        Assert.Equal(0, last.QuotaWaits);
        Assert.Equal(reports.All.Select(report => report.Rows).Order(), reports.All.Select(report => report.Rows));
    }

    private static Assessment Assess(Domain.Estates.Estate estate) => new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, EveryType.Declarations, EstateFile.Now));

    /// <summary>Every hop with its state, of the clusters that are in the part.</summary>
    private static IEnumerable<string> Proofs(Assessment assessment, Domain.Estates.Estate part) =>
        from cluster in assessment.Topology.Clusters
        where part.Find(cluster.Id) is not null
        let proof = assessment.Prove(cluster)
        select $"{cluster.Id} {string.Join(' ', proof.Hops.Select(hop => $"{hop.Hop}:{hop.State}"))}".ToLowerInvariant();

    private sealed class Reports : IProgress<ReadProgress>
    {
        public List<ReadProgress> All { get; } = [];

        public void Report(ReadProgress value) => All.Add(value);
    }
}
