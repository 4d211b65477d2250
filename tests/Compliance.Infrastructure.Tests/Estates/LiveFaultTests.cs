using System.Net;
using System.Text;
using Azure;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Rules;
using Compliance.Simulator.Faults;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>Azure fails in the middle of a read: what was read counts, what was not is a gap with its reason, nothing is taken for absent.</summary>
public sealed class LiveFaultTests
{
    private const string Features = "kubernetesconfigurationresources";

    // Only one query asks for these, and it is not the records'.
    private const string Clusters = "// Every cluster";
    private const string Surroundings = "// What only supporting rules read";
    private const string Chains = "// What the mandatory rules read";

    [Theory]
    [InlineData(Features, "extensions and Flux configurations", GapEffect.Advisory)]
    [InlineData(Surroundings, "gateways, security groups, servers and monitoring", GapEffect.Advisory)]
    [InlineData(Clusters, "clusters", GapEffect.Incomplete)]
    [InlineData(Chains, "scopes, endpoints, networks and zones", GapEffect.Incomplete)]
    [InlineData("dnsresources", "records", GapEffect.Incomplete)]
    public async Task ReadAsync_OneQueryFails_IsAGapAndTheRestGoesOn(string query, string what, GapEffect effect)
    {
        await using var live = await LiveEstate.StartAsync();
        Fail(live, HttpStatusCode.InternalServerError, query);

        var coverage = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate.Coverage;

        var gap = Assert.Single(coverage.Gaps, gap => gap.What.StartsWith(what, StringComparison.Ordinal));
        Assert.Equal(effect, gap.Effect);
        Assert.StartsWith("readFailed: ", gap.Reason, StringComparison.Ordinal);
        Assert.All(coverage.Subscriptions, read => Assert.Equal(SubscriptionState.Read, read.State));
    }

    [Fact]
    public async Task ReadAsync_FeaturesFail_AreUnknownAndChangeNoVerdict()
    {
        await using var live = await LiveEstate.StartAsync();
        Fail(live, HttpStatusCode.InternalServerError, Features);

        var assessment = await AssessAsync(live);

        Assert.Equal(41, assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Proven));
        Assert.Contains(assessment.Unknowns, unknown => unknown.Rule.Id.Value == "ARC-EXT-003" && unknown.Reason is Domain.Rules.UnknownReason.ReadFailed);
        Assert.Contains(assessment.Gaps, gap => gap is { Reason: "readFailed", Effect: GapEffect.Advisory });
        Assert.True(assessment.IsComplete);
    }

    [Fact]
    public async Task ReadAsync_RecordsFail_LeavesNoClusterProvenAndNoneBroken()
    {
        await using var live = await LiveEstate.StartAsync();
        Fail(live, HttpStatusCode.BadGateway, "dnsresources");

        var assessment = await AssessAsync(live);

        Assert.Equal(41, assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Unknown));
        Assert.DoesNotContain(assessment.Findings, finding => finding.Severity > Domain.Rules.Severity.Info);
        Assert.False(assessment.IsComplete);
    }

    [Theory]
    [InlineData("""{"totalRecords":0,"count":0,"resultTruncated":"false","data":[]}""")]
    [InlineData("""{"totalRecords":1,"count":1,"resultTruncated":"false","data":[{"id":"{zone}/A/gbl","type":"microsoft.network/privatednszones/a","properties":{"rrset":["10.20.16.4"]}}]}""")]
    public async Task ReadAsync_RecordsOfAnUnknownShape_AreReadFromResourceManager(string answer)
    {
        var zone = (await Samples.ReadAsync("contoso.json")).Resources.OfType<PrivateDnsZone>().First(zone => ArcZone.Find(zone.Id.Name) is not null).Id;
        await using var live = await LiveEstate.StartAsync();
        Answer(live, "dnsresources", () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer.Replace("{zone}", zone.Text, StringComparison.Ordinal), Encoding.UTF8, "application/json") });

        var assessment = await AssessAsync(live);

        Assert.True(assessment.IsComplete);
        Assert.Equal(41, assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Proven));
    }

    [Fact]
    public async Task ReadAsync_RecordsOfAnUnknownShapeAndNoneFromResourceManager_AreAGapThatDecides()
    {
        await using var live = await LiveEstate.StartAsync();
        live.Azure.Faults.Set(new Fault { On = new FaultTarget { Area = FaultArea.Arm, Path = "*/privateDnsZones/*/A" }, Do = new Effect.Status(500) });
        Answer(live, "dnsresources", () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"totalRecords":0,"count":0,"resultTruncated":"false","data":[]}""", Encoding.UTF8, "application/json") });

        var assessment = await AssessAsync(live);

        Assert.False(assessment.IsComplete);
        Assert.Equal(41, assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Unknown));
    }

    [Fact]
    public async Task ReadAsync_BodyBreaksOff_IsAGap()
    {
        await using var live = await LiveEstate.StartAsync();
        Answer(live, Features, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"totalRecords":2,"count":2,"data":[{"id":""", Encoding.UTF8, "application/json") });

        var coverage = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate.Coverage;

        Assert.Equal(Presence.ReadFailed, coverage.OfAbsent(ResourceType.Extension, EveryType.Stores));
    }

    [Fact]
    public async Task ReadAsync_FewerRowsThanTotalRecords_ProveNoAbsence()
    {
        await using var live = await LiveEstate.StartAsync();
        Answer(live, Features, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"totalRecords":2,"count":0,"resultTruncated":"false","data":[]}""", Encoding.UTF8, "application/json") });

        var coverage = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate.Coverage;

        Assert.NotEqual(Presence.Missing, coverage.OfAbsent(ResourceType.Extension, EveryType.Stores));
        Assert.Single(coverage.Gaps);
    }

    [Fact]
    public async Task ReadAsync_TenantLimitIsHit_IsAGap()
    {
        await using var live = await LiveEstate.StartAsync();
        live.Wire.Answer = async (_, send) =>
        {
            var answer = await send();
            answer.Headers.TryAddWithoutValidation("x-ms-tenant-subscription-limit-hit", "true");
            return answer;
        };

        var coverage = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate.Coverage;

        Assert.Equal(("all readable subscriptions", GapEffect.Incomplete), (Assert.Single(coverage.Gaps).What, coverage.Gaps[0].Effect));
    }

    [Theory]
    [InlineData("/privateDnsZoneGroups", "ARC-DNS-002")]
    [InlineData("/providers/Microsoft.Kubernetes?", "ARC-SUB-001")]
    [InlineData("/Microsoft.HybridCompute/locations/", "ARC-PE-005")]
    public async Task ReadAsync_ResourceManagerFails_IsAnAdvisoryGap(string path, string rule)
    {
        await using var live = await LiveEstate.StartAsync();
        live.Wire.Answer = (request, send) => request.RequestUri!.AbsoluteUri.Contains(path, StringComparison.OrdinalIgnoreCase) ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError)) : send();

        var assessment = await AssessAsync(live);

        Assert.Contains(assessment.Unknowns, unknown => unknown.Rule.Id.Value == rule && unknown.Reason is Domain.Rules.UnknownReason.ReadFailed);
        Assert.All(assessment.Gaps, gap => Assert.Equal(GapEffect.Advisory, gap.Effect));
        Assert.Equal(41, assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Proven));
    }

    [Fact]
    public async Task ReadAsync_EverythingFails_Throws()
    {
        await using var live = await LiveEstate.StartAsync();
        live.Wire.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.InternalServerError));

        await Assert.ThrowsAsync<AzureUnavailableException>(() => live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None));
    }

    [Fact]
    public async Task ReadSliceAsync_OneQueryFails_Throws()
    {
        await using var live = await LiveEstate.StartAsync();
        Fail(live, HttpStatusCode.InternalServerError, Features);

        await Assert.ThrowsAsync<AzureUnavailableException>(() => live.Reader.ReadSliceAsync(new Slice([ResourceId.Parse(EveryType.Scope)], []), CancellationToken.None));
    }

    [Fact]
    public async Task ReadSliceAsync_OneQueryIsRefused_ThrowsWhatIsNoOutage()
    {
        await using var live = await LiveEstate.StartAsync();
        Fail(live, HttpStatusCode.BadRequest, Features);

        await Assert.ThrowsAsync<RequestFailedException>(() => live.Reader.ReadSliceAsync(new Slice([ResourceId.Parse(EveryType.Scope)], []), CancellationToken.None));
    }

    [Fact]
    public async Task ReadAsync_IndexLacksAStatus_AsksResourceManagerForIt()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(0));
        var asked = new List<string>();
        live.Wire.Answer = (request, send) =>
        {
            asked.Add(request.RequestUri!.AbsolutePath);
            return send();
        };

        await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None);

        Assert.Equal("cn-unknown", Assert.Single(asked, path => path.Contains("/connections/", StringComparison.OrdinalIgnoreCase)).Split('/')[^1]);
    }

    private static async Task<Assessment> AssessAsync(LiveEstate live)
    {
        var file = await Samples.ReadAsync("contoso.json");
        var estate = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate;
        return new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, DeclarationSet.None, file.ReadAt));
    }

    private static void Fail(LiveEstate live, HttpStatusCode status, string query) => Answer(live, query, () => new HttpResponseMessage(status));

    private static void Answer(LiveEstate live, string query, Func<HttpResponseMessage> answer) => live.Wire.Answer = async (request, send) =>
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
        return body.Contains(query, StringComparison.Ordinal) ? answer() : await send();
    };
}
