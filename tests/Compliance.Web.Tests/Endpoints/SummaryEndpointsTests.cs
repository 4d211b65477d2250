using System.Net;
using Compliance.Application.Changes;
using Compliance.Application.Sweeps;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Testing.Fakes;
using Compliance.Web.Tests.Hosting;

namespace Compliance.Web.Tests.Endpoints;

public sealed class SummaryEndpointsTests
{
    [Fact]
    public async Task Get_Empty_IsZeroes()
    {
        await using var web = await RunningWeb.StartAsync();

        var summary = await web.GetJsonAsync("/api/summary");

        Assert.Equal(0, summary.GetProperty("clusters").GetProperty("total").GetInt32());
        Assert.Equal(0, summary.GetProperty("findings").GetProperty("critical").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, summary.GetProperty("latency").ValueKind);
    }

    [Fact]
    public async Task Get_Stored_CountsEverything()
    {
        await using var web = await RunningWeb.StartAsync();
        await web.Stores.Proofs.WriteAsync([Samples.Proof("a", Verdict.Proven), Samples.Proof("b", Verdict.Broken, Hop.Zones), Samples.Proof("c", Verdict.Broken, Hop.Scope)], scopes: null, fence: 1, default);
        await web.Stores.AddAsync(Samples.Finding("ARC-DNS-003", Samples.Zone(), Severity.Critical));
        await web.Stores.AddAsync(Samples.Finding("ARC-PL-011", Samples.Scope()) with { IsExempted = true });
        await web.Stores.Changes.AddAsync([ChangeOf("1"), ChangeOf("2")], default);
        await web.Stores.Changes.FailAsync([ChangeOf("1")], "bad", 1, DateTimeOffset.UnixEpoch, default);

        var summary = await web.GetJsonAsync("/api/summary");

        Assert.Equal("""{"total":3,"proven":1,"broken":2,"unknown":0,"outOfScope":0}""", summary.GetProperty("clusters").GetRawText());
        Assert.Equal("""{"critical":1,"high":0,"medium":0,"low":0,"info":0,"exempted":1}""", summary.GetProperty("findings").GetRawText());
        Assert.Equal(1, summary.GetProperty("pendingChanges").GetInt32());
        Assert.Equal(1, summary.GetProperty("setAsideChanges").GetInt32());
        Assert.Equal(
            """{"findings":2,"eventToStoredMs":{"p50":200,"p95":200,"p99":200},"eventToAlertMs":{"p50":900,"p95":900,"p99":900},"insideAzureMs":{"p50":120,"p95":120,"p99":120}}""",
            summary.GetProperty("latency").GetRawText());
    }

    [Fact]
    public async Task Get_OneFindingForAnother_DiffersThoughCountsAreEqual()
    {
        await using var web = await RunningWeb.StartAsync();
        await web.Stores.AddAsync(Samples.Finding("ARC-PL-001", Samples.Cluster("a")));
        using var before = await web.Client.GetAsync("/api/summary");
        var gone = (await web.Stores.Findings.ListOpenAsync(default)).Single();
        await web.Stores.AddAsync(gone with { Workflow = Application.Findings.WorkflowState.Resolved });
        await web.Stores.AddAsync(Samples.Finding("ARC-PL-001", Samples.Cluster("b")));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/summary") { Headers = { IfNoneMatch = { before.Headers.ETag! } } };
        using var after = await web.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task Get_Swept_SaysWhenAndWhatIsBlind()
    {
        await using var web = await RunningWeb.StartAsync();
        await web.Stores.Sweeps.PutAsync(
            new SweepRecord
            {
                Kind = SweepKind.Full, StartedAt = Samples.At, EndedAt = Samples.At.AddSeconds(9), IsComplete = false, Clusters = 7, MissedEvents = 3,
                Blindness = new Blindness([.. Enumerable.Range(0, 120).Select(number => $"sub-{number:D3}")], ["x"]),
            },
            default);
        await web.Stores.Sweeps.PutAsync(
            new SweepRecord { Kind = SweepKind.Light, StartedAt = Samples.At, EndedAt = Samples.At.AddMinutes(15), IsComplete = true, Clusters = 7 }, default);

        var summary = await web.GetJsonAsync("/api/summary");

        Assert.Equal(
            """{"startedAt":"2026-11-20T08:30:00Z","endedAt":"2026-11-20T08:30:09Z","isComplete":false,"clusters":7,"missedEvents":3}""",
            summary.GetProperty("sweep").GetRawText());
        Assert.Equal("2026-11-20T08:45:00Z", summary.GetProperty("lightSweptAt").GetString());
        var blind = summary.GetProperty("blind");
        Assert.Equal((120, 1, 100), (blind.GetProperty("count").GetInt32(), blind.GetProperty("unknown").GetInt32(), blind.GetProperty("subscriptions").GetArrayLength()));
    }

    [Fact]
    public async Task Get_HostWithoutQueues_HasNoPoison()
    {
        await using var web = await RunningWeb.StartAsync();

        Assert.Equal("[]", (await web.GetJsonAsync("/api/summary")).GetProperty("poison").GetRawText());
        Assert.DoesNotContain("Poison messages", await web.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_PoisonMessages_AreCountedByQueueAndShown()
    {
        await using var web = await RunningWeb.StartAsync();
        var changes = new MemoryPoisonMessages("compliance-changes-poison", holdsEvents: true);
        changes.Add("no event");
        web.Stores.Poison.AddRange([changes, new MemoryPoisonMessages("compliance-alerts-poison", holdsEvents: false) { IsAway = true }]);

        var summary = await web.GetJsonAsync("/api/summary");

        Assert.Equal(
            """[{"queue":"compliance-changes-poison","messages":1},{"queue":"compliance-alerts-poison","messages":null}]""",
            summary.GetProperty("poison").GetRawText());
        Assert.Contains("<div class=\"alarm\"><dt>Poison messages</dt><dd>1 or more</dd></div>", await web.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static Change ChangeOf(string id) => new()
    {
        Key = id, Source = "s", EventId = id, EventType = "t", ResourceId = Samples.Cluster("a"), EventTime = Samples.At, ReceivedAt = Samples.At,
    };
}
