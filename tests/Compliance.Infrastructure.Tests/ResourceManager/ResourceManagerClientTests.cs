using System.Net;
using Azure;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

public sealed class ResourceManagerClientTests
{
    private static readonly ResourceId Endpoint = ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe");

    private readonly ScriptedAzure _azure = new();

    [Fact]
    public async Task FindAsync_ExistingResource_GetsItWithThePinnedVersion()
    {
        _azure.Answer("""{"id":"x"}""");

        var body = await FindAsync("/subscriptions/s/resourceGroups/a b/providers/microsoft.network/PRIVATEDNSZONES/z/A/@");

        Assert.Equal("""{"id":"x"}""", body?.ToString());
        var request = Assert.Single(_azure.Requests);
        Assert.Equal("GET", request.Method);
        Assert.Equal("/subscriptions/s/resourceGroups/a%20b/providers/microsoft.network/PRIVATEDNSZONES/z/A/%40?api-version=2024-06-01", request.Address.PathAndQuery);
        Assert.Equal("Bearer loopback", request.Authorization);
    }

    [Fact]
    public async Task FindAsync_NotFound_IsAnAnswer()
    {
        _azure.Answer(HttpStatusCode.NotFound);

        Assert.Null(await FindAsync(Endpoint.Text));
    }

    [Fact]
    public async Task FindAsync_Refused_FliesAtOnce()
    {
        _azure.Answer(HttpStatusCode.Forbidden);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => FindAsync(Endpoint.Text));

        Assert.Equal((int)HttpStatusCode.Forbidden, error.Status);
        Assert.Single(_azure.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadGateway)]
    public async Task FindAsync_Away_IsSaidAfterItsRetries(HttpStatusCode status)
    {
        _azure.Answer(status).Answer(status).Answer(status);

        var error = await Assert.ThrowsAsync<AzureUnavailableException>(() => FindAsync(Endpoint.Text));

        Assert.Contains($"Azure answered {(int)status}", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, _azure.Requests.Count);
    }

    [Fact]
    public async Task FindAsync_UnknownType_IsRefusedUnsent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => FindAsync("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Web/sites/s"));

        Assert.Empty(_azure.Requests);
    }

    [Fact]
    public async Task FindAsync_IdThatClimbs_IsRefusedUnsent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => FindAsync("/subscriptions/../x/providers/Microsoft.Network/virtualNetworks/v"));

        Assert.Empty(_azure.Requests);
    }

    [Fact]
    public async Task ListAsync_SeveralPages_FollowsTheLinks()
    {
        _azure.Answer($$"""{"value":[{"id":"{{Endpoint}}/privateDnsZoneGroups/a"}],"nextLink":"http://127.0.0.1:1/page2"}""");
        _azure.Answer($$"""{"value":[{"id":"{{Endpoint}}/privateDnsZoneGroups/b"}]}""");

        var list = await ListAsync();

        Assert.Equal(["a", "b"], list.Rows.Select(row => row.Id.Name));
        Assert.All(list.Rows, row => Assert.IsType<Domain.Resources.ZoneGroup>(row.Resource));
        Assert.Equal(["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe/privateDnsZoneGroups?api-version=2025-09-01", "/page2"], _azure.Requests.Select(request => request.Address.PathAndQuery));
    }

    [Theory]
    [InlineData("http://evil.example/page2")]
    [InlineData("https://127.0.0.1:1/page2")]
    [InlineData("http://127.0.0.1:2/page2")]
    [InlineData("http://user@127.0.0.1:1/page2")]
    [InlineData("/page2")]
    public async Task ListAsync_NextPageOnAForeignHost_IsRefusedUnsent(string nextLink)
    {
        _azure.Answer($$"""{"value":[],"nextLink":"{{nextLink}}"}""");

        var list = await ListAsync();

        Assert.Equal(ReadOutcome.Failed, list.Outcome);
        Assert.Contains("foreign address", list.Reason, StringComparison.Ordinal);
        Assert.Single(_azure.Requests);
    }

    [Fact]
    public async Task ListAsync_PageThatNamesItselfAsNext_Fails()
    {
        _azure.Answer("""{"value":[],"nextLink":"http://127.0.0.1:1/p"}""").Answer("""{"value":[],"nextLink":"http://127.0.0.1:1/p"}""");

        var list = await ListAsync();

        Assert.Equal((ReadOutcome.Failed, $"The list of the privateDnsZoneGroups of {Endpoint} does not end."), (list.Outcome, list.Reason));
    }

    [Fact]
    public async Task ListAsync_EverNewPages_Fails()
    {
        var page = 0;
        _azure.Always = _ => ScriptedAzure.Reply(HttpStatusCode.OK, $$"""{"value":[],"nextLink":"http://127.0.0.1:1/p{{page++}}"}""");

        var list = await new ResourceManagerClient(_azure.Sender(), new ArmPaces(new SteppingTime()), ScriptedAzure.Endpoint, new StringPool()).ListAsync(Endpoint, "privateDnsZoneGroups", new WaitClock(new FakeTime()), CancellationToken.None);

        Assert.Equal(ReadOutcome.Failed, list.Outcome);
        Assert.Equal(1000, _azure.Requests.Count);
    }

    [Fact]
    public async Task ListAsync_SecondPageFails_SaysSoAndKeepsTheFirst()
    {
        _azure.Answer($$"""{"value":[{"id":"{{Endpoint}}/privateDnsZoneGroups/a"}],"nextLink":"http://127.0.0.1:1/page2"}""");
        _azure.Answer("""{"value":[{""").Answer("""{"value":[{""").Answer("""{"value":[{""");

        var list = await ListAsync();

        Assert.Equal(ReadOutcome.Failed, list.Outcome);
        Assert.StartsWith("Azure's answer cannot be read: ", list.Reason, StringComparison.Ordinal);
        Assert.Equal(["a"], list.Rows.Select(row => row.Id.Name));
    }

    [Fact]
    public async Task ListAsync_PageThatBreaksOffOnce_HasItsRowsOnce()
    {
        var row = $$"""{"id":"{{Endpoint}}/privateDnsZoneGroups/a"}""";
        _azure.Answer($$"""{"value":[{{row}},{"id":""").Answer($$"""{"value":[{{row}}]}""");

        var list = await ListAsync();

        Assert.Equal(ReadOutcome.Complete, list.Outcome);
        Assert.Equal(["a"], list.Rows.Select(found => found.Id.Name));
    }

    [Theory]
    [InlineData("/subscriptions/s/providers/Microsoft.Kubernetes", "?api-version=2021-04-01")]
    [InlineData("/subscriptions/s/providers/Microsoft.HybridCompute/locations/westeurope/privateLinkScopes/5f7a", "?api-version=2024-07-10")]
    [InlineData("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c", "?api-version=2026-05-01")]
    public async Task ReadAsync_WhatOnlyResourceManagerKnows_GetsIt(string id, string query)
    {
        _azure.Answer("{}");

        var read = await Client().ReadAsync(ResourceId.Parse(id), new WaitClock(new FakeTime()), CancellationToken.None);

        Assert.Equal((ReadOutcome.Complete, "{}"), (read.Outcome, read.Body?.ToString()));
        Assert.Equal(id + query, Assert.Single(_azure.Requests).Address.PathAndQuery);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "Complete")]
    [InlineData(HttpStatusCode.Forbidden, "Denied")]
    [InlineData(HttpStatusCode.TooManyRequests, "Throttled")]
    [InlineData(HttpStatusCode.BadGateway, "Failed")]
    [InlineData(HttpStatusCode.BadRequest, "Refused")]
    public async Task ReadAsync_Refused_IsAnOutcome(HttpStatusCode status, string outcome)
    {
        _azure.Answer(status).Answer(status).Answer(status);

        var read = await Client().ReadAsync(Endpoint, new WaitClock(new FakeTime()), CancellationToken.None);

        Assert.Equal((outcome, null), (read.Outcome.ToString(), read.Body));
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "Complete")]
    [InlineData(HttpStatusCode.Forbidden, "Denied")]
    [InlineData(HttpStatusCode.TooManyRequests, "Throttled")]
    [InlineData(HttpStatusCode.InternalServerError, "Failed")]
    public async Task ListAsync_Refused_IsAnOutcome(HttpStatusCode status, string outcome)
    {
        _azure.Answer(status).Answer(status).Answer(status);

        var list = await ListAsync();

        Assert.Equal(outcome, list.Outcome.ToString());
        Assert.Empty(list.Rows);
    }

    private Task<BinaryData?> FindAsync(string id) => Client().FindAsync(ResourceId.Parse(id), new WaitClock(new FakeTime()), CancellationToken.None);

    private Task<ArmList> ListAsync() => Client().ListAsync(Endpoint, "privateDnsZoneGroups", new WaitClock(new FakeTime()), CancellationToken.None);

    private ResourceManagerClient Client() => new(_azure.Sender(), new ArmPaces(TimeProvider.System), ScriptedAzure.Endpoint, new StringPool());
}
