using System.Net;
using System.Text.Json;
using Azure;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

public sealed class ResourceGraphClientTests
{
    private readonly ScriptedAzure _azure = new();

    [Fact]
    public async Task ReadAsync_SeveralPages_RepeatsTheRequestWithTheToken()
    {
        _azure.Answer(Page(3, "t1", "a", "b")).Answer(Page(3, null, "c"));

        var read = await ReadAsync(new QueryArea { Subscriptions = ["s1", "s2"] });

        Assert.Equal((ReadOutcome.Complete, false), (read.Outcome, read.IsCut));
        Assert.Equal(["a", "b", "c"], read.Rows.Select(row => row.Id.Name));
        Assert.All(_azure.Requests, request => Assert.Equal("/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01", request.Address.PathAndQuery));
        Assert.Equal(
            ["""{"subscriptions":["s1","s2"],"query":"q","options":{"$top":1000,"resultFormat":"objectArray","allowPartialScopes":false}}""",
             """{"subscriptions":["s1","s2"],"query":"q","options":{"$top":1000,"$skipToken":"t1","resultFormat":"objectArray","allowPartialScopes":false}}"""],
            _azure.Requests.Select(request => request.Body));
    }

    [Fact]
    public async Task ReadAsync_ManagementGroup_LetsAzureCutAndTellsIt()
    {
        _azure.Answer(Page(1, null, "a"), ("x-ms-tenant-subscription-limit-hit", "true"));

        var read = await ReadAsync(new QueryArea { ManagementGroup = "mg" });

        Assert.Equal((ReadOutcome.Complete, true), (read.Outcome, read.IsCut));
        using var body = JsonDocument.Parse(_azure.Requests[0].Body);
        Assert.Equal("mg", body.RootElement.GetProperty("managementGroups")[0].GetString());
        Assert.True(body.RootElement.GetProperty("options").GetProperty("allowPartialScopes").GetBoolean());
    }

    [Fact]
    public async Task ReadAsync_TokenSeenBefore_Fails()
    {
        _azure.Answer(Page(5, "t1", "a")).Answer(Page(5, "t2", "b")).Answer(Page(5, "t1", "c"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal((ReadOutcome.Failed, "Resource Graph's pages do not end: 3 rows were read of 5, and yet another page was promised."), (read.Outcome, read.Reason));
    }

    [Fact]
    public async Task ReadAsync_EmptyPageThatPromisesAnother_Fails()
    {
        _azure.Answer(Page(5, "t1"));

        Assert.Equal(ReadOutcome.Failed, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_FarMoreRowsThanThereAre_Fails()
    {
        _azure.Answer(Page(1, "t1", [.. Enumerable.Range(0, 1002).Select(i => $"r{i}")]));

        Assert.Equal(ReadOutcome.Failed, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_TheSameRowOnEverNewPages_Fails()
    {
        var page = 0;
        _azure.Always = _ => ScriptedAzure.Reply(HttpStatusCode.OK, Page(2, $"t{page++}", "a"));

        Assert.Equal(ReadOutcome.Failed, (await ReadAsync(new QueryArea())).Outcome);
        Assert.InRange(_azure.Requests.Count, 2, 20);
    }

    [Fact]
    public async Task ReadAsync_RowThatComesTwice_IsReadAgainAndTheLaterCounts()
    {
        // A resource was created before the seam: "b" comes again and the totals tell nothing, because one was deleted too.
        _azure.Answer(Page(3, "t1", "a", "b")).Answer(Page(3, null, "b"));
        _azure.Answer(Page(3, "t2", "a", "aa")).Answer(Page(3, null, "b"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Equal(["a", "aa", "b"], read.Rows.Select(row => row.Id.Name));
    }

    [Fact]
    public async Task ReadAsync_RowThatComesTwiceInAWholeAnswer_IsTheLater()
    {
        _azure.Answer(Page(2, null, "a", "b", "a").Replace("\"id\":\"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/a\"", "\"id\":\"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/A\"", StringComparison.Ordinal));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Equal(["A", "b"], read.Rows.Select(row => row.Id.Name));
    }

    [Fact]
    public async Task ReadAsync_TotalChangesBetweenPages_IsReadAgain()
    {
        _azure.Answer(Page(3, "t1", "a", "b")).Answer(Page(2, null));
        _azure.Answer(Page(2, null, "a", "b"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Equal(["a", "b"], read.Rows.Select(row => row.Id.Name));
    }

    [Fact]
    public async Task ReadAsync_TotalChangesEachTime_IsTruncated()
    {
        var total = 10;
        _azure.Always = request => ScriptedAzure.Reply(HttpStatusCode.OK, Page(total++, request.Body.Contains("skipToken", StringComparison.Ordinal) ? null : "t", "a"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal((ReadOutcome.Truncated, "The estate changed each time while its pages were read."), (read.Outcome, read.Reason));
        Assert.Equal(6, _azure.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_PageTooLarge_AsksForSmallerOnesFromThenOn()
    {
        const string tooLarge = """{"error":{"code":"BadRequest","message":"Please provide below info when asking for support","details":[{"code":"ResponsePayloadTooLarge","message":"Response payload size is 94330584, and has exceeded the limit of 16777216."}]}}""";
        _azure.Answer(Page(3, "t1", "a")).Answer(HttpStatusCode.BadRequest, tooLarge).Answer(HttpStatusCode.BadRequest, tooLarge).Answer(Page(3, "t2", "b")).Answer(Page(3, null, "c"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Equal([(1000, null), (1000, "t1"), (500, "t1"), (250, "t1"), (250, "t2")], _azure.Requests.Select(request => Paging(request.Body)));
    }

    [Fact]
    public async Task ReadAsync_OneRowTooLarge_Fails()
    {
        _azure.Always = _ => ScriptedAzure.Reply(HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","details":[{"code":"ResponsePayloadTooLarge","message":"m"}]}}""");

        var read = await ReadAsync(new QueryArea());

        Assert.Equal((ReadOutcome.Refused, "Azure answered 400 ResponsePayloadTooLarge: m"), (read.Outcome, read.Reason));
        Assert.Equal(10, _azure.Requests.Count);
    }

    [Fact]
    public async Task ReadAsync_PageThatBreaksOff_IsAskedForAgainAndItsRowsCountOnce()
    {
        _azure.Answer(Page(3, "t1", "a")).Answer(Page(3, null, "b", "c")[..^60]).Answer(Page(3, null, "b", "c"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Equal(["a", "b", "c"], read.Rows.Select(row => row.Id.Name));
    }

    [Fact]
    public async Task ReadAsync_PageThatAlwaysBreaksOff_FailsWithTheRowsBefore()
    {
        _azure.Answer(Page(3, "t1", "a")).Answer("""{"data":[""").Answer("""{"data":[""").Answer("""{"data":[""");

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Failed, read.Outcome);
        Assert.StartsWith("Azure's answer cannot be read: ", read.Reason, StringComparison.Ordinal);
        Assert.Single(read.Rows);
    }

    [Fact]
    public async Task ReadAsync_AnswerWithoutATotal_Fails()
    {
        _azure.Options.MaxRetries = 0;
        _azure.Answer("""{"data":[]}""");

        Assert.Equal(ReadOutcome.Failed, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_FewerRowsThanThereAre_IsTruncated()
    {
        _azure.Answer(Page(2, null, "a"));

        Assert.Equal(ReadOutcome.Truncated, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_ResultTruncated_IsTruncated()
    {
        _azure.Answer(Page(1, null, "a").Replace("\"false\"", "\"true\"", StringComparison.Ordinal));

        Assert.Equal(ReadOutcome.Truncated, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_Denied_IsAnOutcome()
    {
        _azure.Answer(HttpStatusCode.Forbidden);

        Assert.Equal(ReadOutcome.Denied, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_ThrottledOnceWithoutAWord_TriesAgainInTheNextWindow()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests).Answer(Page(1, null, "a"));
        var time = new FakeTime();

        var read = ReadAsync(new QueryArea(), time);
        await time.PassAsync(TimeSpan.FromMilliseconds(1), read);
        await time.PassAsync(TimeSpan.FromMilliseconds(4999), read);

        Assert.Equal(ReadOutcome.Complete, (await read).Outcome);
    }

    [Fact]
    public async Task ReadAsync_ThrottledToTheLast_IsAnOutcomeWithTheRowsSoFar()
    {
        _azure.Answer(Page(2, "t", "a"));
        _azure.Always = _ => ScriptedAzure.Reply(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "0"));

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Throttled, read.Outcome);
        Assert.Single(read.Rows);
        Assert.Equal(4, _azure.Requests.Count);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, nameof(ReadOutcome.Refused))]
    [InlineData(HttpStatusCode.InternalServerError, nameof(ReadOutcome.Failed))]
    public async Task ReadAsync_OtherFailure_IsAnOutcomeWithItsReason(HttpStatusCode status, string outcome)
    {
        _azure.Answer(Page(2, "t", "a")).Answer(status).Answer(status).Answer(status);

        var read = await ReadAsync(new QueryArea());

        Assert.Equal((outcome, $"Azure answered {(int)status} X: x"), (read.Outcome.ToString(), read.Reason));
        Assert.Single(read.Rows);
    }

    [Fact]
    public async Task ReadAsync_Unauthorized_Flies()
    {
        _azure.Answer(HttpStatusCode.Unauthorized);

        await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(new QueryArea()));
    }

    private static string Page(int total, string? token, params string[] names)
    {
        var rows = names.Select(name => $$"""{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{{name}}","type":"microsoft.kubernetes/connectedclusters"}""");
        return $$"""{"totalRecords":{{total}},"count":{{names.Length}},"data":[{{string.Join(',', rows)}}],"facets":[],"resultTruncated":"false"{{(token is null ? "" : $",\"$skipToken\":\"{token}\"")}} }""";
    }

    private static (int Top, string? Token) Paging(string body)
    {
        using var json = JsonDocument.Parse(body);
        var options = json.RootElement.GetProperty("options");
        return (options.GetProperty("$top").GetInt32(), options.TryGetProperty("$skipToken", out var token) ? token.GetString() : null);
    }

    private Task<GraphRead> ReadAsync(QueryArea area) => ReadAsync(area, time: null);

    private Task<GraphRead> ReadAsync(QueryArea area, FakeTime? time) =>
        new ResourceGraphClient(_azure.Sender(time), new GraphQuota(time ?? (TimeProvider)new SteppingTime()), ScriptedAzure.Endpoint, new StringPool(), _azure.Log.For<ResourceGraphClient>()).ReadAsync("q", area, new WaitClock(new FakeTime()), CancellationToken.None);
}
