using System.Net;
using System.Text.Json;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class ClusterEndpointsTests
{
    private static async Task<RunningWeb> WithProofsAsync()
    {
        var web = await RunningWeb.StartAsync();
        await web.Stores.Proofs.WriteAsync(
            [Samples.Proof("store-1", Verdict.Proven), Samples.Proof("store-2", Verdict.Broken, Hop.Zones), Samples.Proof("store-3", Verdict.OutOfScope)], scopes: null, fence: 1, default);
        return web;
    }

    public static TheoryData<string> Spellings
    {
        get
        {
            var id = Samples.Cluster("store-2").Text;
            return new(id[1..], id[1..].ToUpperInvariant(), Uri.EscapeDataString(id[1..]), Uri.EscapeDataString(id), id, $"{id[1..]}/");
        }
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("?verdict=broken", 1)]
    [InlineData("?verdict=outOfScope", 1)]
    [InlineData("?verdict=unknown", 0)]
    [InlineData("?top=2", 2)]
    public async Task List_Verdict_Narrows(string query, int expected)
    {
        await using var web = await WithProofsAsync();

        var list = await web.GetJsonAsync($"/api/clusters{query}");

        Assert.Equal(expected, list.GetProperty("items").GetArrayLength());
        Assert.Equal(expected == 2, list.GetProperty("continuation").ValueKind is JsonValueKind.String);
    }

    [Theory]
    [InlineData("verdict=green", "verdict")]
    [InlineData("top=0", "top")]
    [InlineData("continuation=*", "continuation")]
    public async Task List_BadValue_NamesField(string query, string field)
    {
        await using var web = await WithProofsAsync();

        using var response = await web.Client.GetAsync($"/api/clusters?{query}");

        await response.RefusesAsync(field);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Get_AnySpelling_IsTheProof(string id)
    {
        await using var web = await WithProofsAsync();

        var detail = await web.GetJsonAsync($"/api/clusters/{id}");

        var cluster = detail.GetProperty("cluster");
        Assert.Equal("store-2", cluster.GetProperty("name").GetString());
        Assert.Equal("broken", cluster.GetProperty("verdict").GetString());
        Assert.Equal("zones", cluster.GetProperty("brokenAt").GetString());
        Assert.Equal("azure", cluster.GetProperty("assurance").GetString());
        Assert.Equal(12, detail.GetProperty("hops").GetArrayLength());
    }

    [Fact]
    public async Task Get_Proof_HopsAreTheStoredBytes()
    {
        await using var web = await WithProofsAsync();
        var stored = await web.Stores.Proofs.FindAsync(Samples.Cluster("store-1"), default);

        var body = await web.Client.GetStringAsync($"/api/clusters{Samples.Cluster("store-1")}");

        Assert.EndsWith($"\"hops\":{stored!.HopsJson}}}", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("subscriptions/x/resourceGroups/y")]
    [InlineData("%2F%2F")]
    [InlineData("subscriptions/%3F")]
    public async Task Get_UnknownId_Is404(string id)
    {
        await using var web = await WithProofsAsync();

        using var response = await web.Client.GetAsync($"/api/clusters/{id}");

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }
}
