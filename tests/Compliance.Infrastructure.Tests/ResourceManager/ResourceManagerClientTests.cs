using System.Net;
using Azure;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Testing.Telemetry;
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

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, 1)]
    [InlineData(HttpStatusCode.TooManyRequests, 3)]
    [InlineData(HttpStatusCode.BadGateway, 3)]
    public async Task FindAsync_Failure_FliesAfterItsRetries(HttpStatusCode status, int tries)
    {
        _azure.Answer(status).Answer(status).Answer(status);

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => FindAsync(Endpoint.Text));

        Assert.Equal((int)status, error.Status);
        Assert.Equal(tries, _azure.Requests.Count);
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

        await Assert.ThrowsAsync<InvalidDataException>(ListAsync);

        Assert.Single(_azure.Requests);
    }

    [Fact]
    public async Task ListAsync_PageThatNamesItselfAsNext_IsRefused()
    {
        _azure.Answer("""{"value":[],"nextLink":"http://127.0.0.1:1/p"}""").Answer("""{"value":[],"nextLink":"http://127.0.0.1:1/p"}""");

        await Assert.ThrowsAsync<InvalidDataException>(ListAsync);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, "Complete")]
    [InlineData(HttpStatusCode.Forbidden, "Denied")]
    [InlineData(HttpStatusCode.TooManyRequests, "Throttled")]
    public async Task ListAsync_Refused_IsAnOutcome(HttpStatusCode status, string outcome)
    {
        _azure.Answer(status).Answer(status).Answer(status);

        var list = await ListAsync();

        Assert.Equal(outcome, list.Outcome.ToString());
        Assert.Empty(list.Rows);
    }

    private Task<BinaryData?> FindAsync(string id) => Client().FindAsync(ResourceId.Parse(id), new WaitClock(new FakeTime()), CancellationToken.None);

    private Task<ArmList> ListAsync() => Client().ListAsync(Endpoint, "privateDnsZoneGroups", new WaitClock(new FakeTime()), CancellationToken.None);

    private ResourceManagerClient Client() => new(_azure.Pipeline(), ScriptedAzure.Endpoint, new StringPool(), new AzureMetrics(new TestMeters()));
}
