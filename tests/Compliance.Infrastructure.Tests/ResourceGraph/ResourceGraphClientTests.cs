using System.Net;
using System.Text.Json;
using Azure;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.ResourceManager;
using Compliance.Testing.Telemetry;
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

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new QueryArea()));
    }

    [Fact]
    public async Task ReadAsync_EmptyPageThatPromisesAnother_Fails()
    {
        _azure.Answer(Page(5, "t1"));

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new QueryArea()));
    }

    [Fact]
    public async Task ReadAsync_FarMoreRowsThanThereAre_Fails()
    {
        _azure.Answer(Page(1, "t1", [.. Enumerable.Range(0, 1002).Select(i => $"r{i}")]));

        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(new QueryArea()));
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
    public async Task ReadAsync_ThrottledOnce_TriesAgain()
    {
        _azure.Answer(HttpStatusCode.TooManyRequests).Answer(Page(1, null, "a"));

        Assert.Equal(ReadOutcome.Complete, (await ReadAsync(new QueryArea())).Outcome);
    }

    [Fact]
    public async Task ReadAsync_ThrottledToTheLast_IsAnOutcomeWithTheRowsSoFar()
    {
        _azure.Answer(Page(2, "t", "a")).Answer(HttpStatusCode.TooManyRequests).Answer(HttpStatusCode.TooManyRequests).Answer(HttpStatusCode.TooManyRequests);

        var read = await ReadAsync(new QueryArea());

        Assert.Equal(ReadOutcome.Throttled, read.Outcome);
        Assert.Single(read.Rows);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.InternalServerError)]
    public async Task ReadAsync_OtherFailure_Flies(HttpStatusCode status)
    {
        _azure.Answer(status).Answer(status).Answer(status);

        await Assert.ThrowsAsync<RequestFailedException>(() => ReadAsync(new QueryArea()));
    }

    private static string Page(int total, string? token, params string[] names)
    {
        var rows = names.Select(name => $$"""{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/{{name}}","type":"microsoft.kubernetes/connectedclusters"}""");
        return $$"""{"totalRecords":{{total}},"count":{{names.Length}},"data":[{{string.Join(',', rows)}}],"facets":[],"resultTruncated":"false"{{(token is null ? "" : $",\"$skipToken\":\"{token}\"")}} }""";
    }

    private Task<GraphRead> ReadAsync(QueryArea area) =>
        new ResourceGraphClient(_azure.Pipeline(), ScriptedAzure.Endpoint, new StringPool(), new AzureMetrics(new TestMeters())).ReadAsync("q", area, new WaitClock(new FakeTime()), CancellationToken.None);
}
