using System.Net;
using Compliance.Application.Findings;
using Compliance.Domain.Rules;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class FindingEndpointsTests
{
    private static async Task<RunningWeb> WithFindingsAsync()
    {
        var web = await RunningWeb.StartAsync();
        await web.Stores.AddAsync(Samples.Finding("ARC-DNS-003", Samples.Zone(), Severity.Critical), Samples.Cluster("store-1"), Samples.Cluster("store-2"));
        await web.Stores.AddAsync(Samples.Finding("ARC-PL-011", Samples.Scope(), state: WorkflowState.New), Samples.Cluster("store-2"));
        await web.Stores.AddAsync(Samples.Finding("ARC-PL-001", Samples.Cluster("store-3"), state: WorkflowState.Resolved), Samples.Cluster("store-3"));
        return web;
    }

    public static TheoryData<string, string[]> Filters => new()
    {
        { "", ["ARC-DNS-003", "ARC-PL-001", "ARC-PL-011"] },
        { "?state=new", ["ARC-PL-011"] },
        { "?state=Resolved", ["ARC-PL-001"] },
        { "?record=active&severity=critical", ["ARC-DNS-003"] },
        { "?record=archived", [] },
        { "?rule=arc-pl-011", ["ARC-PL-011"] },
        { "?q=arc-pl", ["ARC-PL-001", "ARC-PL-011"] },
        { "?q=PRIVATELINK", ["ARC-DNS-003"] },
        { $"?cluster={Uri.EscapeDataString(Samples.Cluster("store-2").Text)}", ["ARC-DNS-003", "ARC-PL-011"] },
        { $"?cluster={Samples.Cluster("store-3").Text[1..]}", ["ARC-PL-001"] },
        { $"?subscription={Stores.Governed}&state=new", ["ARC-PL-011"] },
        { $"?subscription={Guid.Empty}", [] },
        { "?state=&q=&top=", ["ARC-DNS-003", "ARC-PL-001", "ARC-PL-011"] },
    };

    [Theory]
    [MemberData(nameof(Filters))]
    public async Task List_Filter_Narrows(string query, string[] expected)
    {
        await using var web = await WithFindingsAsync();

        var list = await web.GetJsonAsync($"/api/findings{query}");

        Assert.Equal(expected, list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("ruleId").GetString()).Order());
    }

    [Theory]
    [InlineData("state=open", "state")]
    [InlineData("state=1", "state")]
    [InlineData("state=new&state=resolved", "state")]
    [InlineData("record=x", "record")]
    [InlineData("severity=urgent", "severity")]
    [InlineData("rule=ARC-XX-999", "rule")]
    [InlineData("cluster=store%3F1", "cluster")]
    [InlineData("subscription=mine", "subscription")]
    [InlineData("q=%00", "q")]
    [InlineData("top=0", "top")]
    [InlineData("top=1001", "top")]
    [InlineData("top=-1", "top")]
    [InlineData("top=ten", "top")]
    [InlineData("top=99999999999999999999", "top")]
    [InlineData("continuation=%F0%9F%98%80", "continuation")]
    [InlineData("continuation=!", "continuation")]
    [InlineData("state=open&top=0", "state", "top")]
    public async Task List_BadValue_NamesField(string query, params string[] fields)
    {
        await using var web = await WithFindingsAsync();

        using var response = await web.Client.GetAsync($"/api/findings?{query}");

        await response.RefusesAsync(fields);
    }

    [Fact]
    public async Task List_PageByPage_HasEveryFindingOnceInOrder()
    {
        await using var web = await WithFindingsAsync();
        var whole = await web.GetJsonAsync("/api/findings");
        List<string?> paged = [];
        string? continuation = null;

        do
        {
            var page = await web.GetJsonAsync($"/api/findings?top=1&continuation={continuation}");
            paged.Add(page.GetProperty("items")[0].GetProperty("key").GetString());
            continuation = page.GetProperty("continuation").GetString();
        }
        while (continuation is not null);

        Assert.Equal(whole.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()), paged);
    }

    [Fact]
    public async Task List_Unchanged_Is304()
    {
        await using var web = await WithFindingsAsync();
        using var first = await web.Client.GetAsync("/api/findings");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/findings") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await web.Client.SendAsync(again);

        Assert.True(first.Headers.ETag!.IsWeak);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task List_Changed_Is200()
    {
        await using var web = await WithFindingsAsync();
        using var first = await web.Client.GetAsync("/api/findings");
        await web.Stores.AddAsync(Samples.Finding("ARC-PL-001", Samples.Cluster("store-9")));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/findings") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };

        using var second = await web.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task Get_Key_HasEverything()
    {
        await using var web = await WithFindingsAsync();
        var key = Samples.Finding("ARC-DNS-003", Samples.Zone()).Key;

        var detail = await web.GetJsonAsync($"/api/findings/{key.Value.ToLowerInvariant()}");

        var finding = detail.GetProperty("finding");
        Assert.Equal(key.Value, finding.GetProperty("key").GetString());
        Assert.Equal("critical", finding.GetProperty("severity").GetString());
        Assert.Equal("notified", finding.GetProperty("state").GetString());
        Assert.Equal("Microsoft.Network/privateDnsZones", finding.GetProperty("resourceType").GetString());
        Assert.Equal("2026-11-20T08:30:00Z", finding.GetProperty("firstSeenAt").GetString());
        Assert.Equal([Samples.Cluster("store-1").Text, Samples.Cluster("store-2").Text], detail.GetProperty("affectedClusters").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal("opened", detail.GetProperty("history")[0].GetProperty("transition").GetString());
        Assert.Equal("virtualNetworkLinks", detail.GetProperty("evidence")[0].GetProperty("property").GetString());
        Assert.Equal(120, detail.GetProperty("ledger").GetProperty("insideAzureMs").GetDouble());
    }

    [Theory]
    [InlineData("ARC-DNS-003:0000000000000000")]
    [InlineData("nonsense")]
    [InlineData("%00")]
    [InlineData("ARC-DNS-003%3A0000000000000000")]
    public async Task Get_UnknownKey_Is404(string key)
    {
        await using var web = await WithFindingsAsync();

        using var response = await web.Client.GetAsync($"/api/findings/{key}");

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{response.StatusCode}");
    }
}
