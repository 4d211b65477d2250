using System.Net;
using System.Text;
using System.Text.Json;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class ScanEndpointsTests
{
    private static readonly string Group = $"/subscriptions/{Stores.Governed}/resourceGroups/rg";

    public static TheoryData<string> Scopes => new(
        "",
        "{}",
        $$"""{"subscriptions":[]}""",
        $$"""{"subscriptions":["{{Stores.Governed}}"]}""",
        """{"managementGroup":"mg-plants"}""",
        $$"""{"resourceGroup":"{{Group}}"}""",
        $$"""{"cluster":"{{Samples.Cluster("store-1")}}"}""");

    public static TheoryData<string, string> BadScopes => new()
    {
        { """{"subscriptions":["no id"]}""", "subscriptions" },
        { """{"subscriptions":[null]}""", "subscriptions" },
        { """{"subscriptions":"x"}""", "subscriptions" },
        { $$"""{"subscriptions":["{{Guid.Empty}}"]}""", "subscriptions" },
        { """{"subscriptions":[1]}""", "subscriptions[0]" },
        { """{"managementGroup":"a/b"}""", "managementGroup" },
        { """{"resourceGroup":"rg"}""", "resourceGroup" },
        { $$"""{"resourceGroup":"{{Samples.Cluster("x")}}"}""", "resourceGroup" },
        { $$"""{"cluster":"{{Group}}"}""", "cluster" },
        { """{"cluster":"/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c"}""", "cluster" },
        { $$"""{"managementGroup":"mg","cluster":"{{Samples.Cluster("x")}}"}""", "cluster" },
        { """{"clusters":"x"}""", "clusters" },
        { "[]", "body" },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public async Task Post_Scope_IsQueued(string body)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync("/api/scans", body);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var scan = await web.GetJsonAsync(response.Headers.Location!.ToString());
        Assert.Equal("queued", scan.GetProperty("status").GetString());
        Assert.EndsWith("Z", scan.GetProperty("requestedAt").GetString(), StringComparison.Ordinal);
        Assert.Contains(web.Stores.Signals.Sent, signal => signal.Target is SignalTarget.Scans);
    }

    [Theory]
    [MemberData(nameof(BadScopes))]
    public async Task Post_BadScope_NamesField(string body, string field)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync("/api/scans", body);

        await response.RefusesAsync(field);
        Assert.Null(await web.Stores.Scans.NextUnfinishedAsync(default));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"cluster\":")]
    [InlineData("{\"cluster\":\"\\ud800\"}")]
    public async Task Post_NoJson_Is400(string body)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync("/api/scans", body);

        await response.ProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_NoJsonType_Is415()
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.PostAsync("/api/scans", "{}", "text/plain");

        await response.ProblemAsync(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Post_UnknownMember_IsTheSameInEveryEnvironment(string environment)
    {
        await using var web = await RunningWeb.StartAsync(environment: environment);

        using var response = await web.PostAsync("/api/scans", """{"scope":1}""");

        await response.RefusesAsync("scope");
    }

    [Fact]
    public async Task GetResult_Finished_IsTheStoredBytes()
    {
        await using var web = await RunningWeb.StartAsync();
        var scan = new ScanRecord { Id = Guid.NewGuid().ToString("N"), Scope = ScanScope.Everything, Status = ScanStatus.Succeeded, RequestedAt = Samples.At };
        await web.Stores.Scans.AddAsync(scan, default);
        await web.Stores.Scans.PutResultAsync(scan.Id, Encoding.UTF8.GetBytes("""{"schemaVersion":"1.0"}"""), fence: 1, default);

        var result = await web.GetJsonAsync($"/api/scans/{scan.Id}/result");

        Assert.Equal("""{"schemaVersion":"1.0"}""", JsonSerializer.Serialize(result));
    }

    [Fact]
    public async Task GetResult_Queued_Is404()
    {
        await using var web = await RunningWeb.StartAsync();
        using var ordered = await web.PostAsync("/api/scans", "{}");

        using var response = await web.Client.GetAsync($"{ordered.Headers.Location}/result");

        Assert.Contains("Queued", (await response.ProblemAsync(HttpStatusCode.NotFound)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/scans/nothing")]
    [InlineData("/api/scans/00000000000000000000000000000000")]
    [InlineData("/api/scans/00000000000000000000000000000000/result")]
    public async Task Get_UnknownId_Is404(string path)
    {
        await using var web = await RunningWeb.StartAsync();

        using var response = await web.Client.GetAsync(path);

        await response.ProblemAsync(HttpStatusCode.NotFound);
    }
}
